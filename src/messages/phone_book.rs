//! Who answers the telephone.

use super::catalogue::messages;

messages! {
    /// The words of the phone book.
    PhoneBook {
        societies: "清单中的学会", "the societies of the list";
        doubtful(note): "存疑：{note}", "in doubt: {note}";
        also_of(names): "也是{names}的号码", "also the number of {names}";
        both_kinds: "电话和传真同号", "voice and fax at one number";
        no_number: "原书没有印号码", "no number is printed";
    }
}
