//! What there is for somebody, and what is wrong with what was told of them.

use super::catalogue::messages;

messages! {
    /// The three groups, and what stands around their entries.
    Matches {
        fits: "印出的条件相符", "Printed conditions fit";
        to_be_read: "须看条文", "To be read";
        excluded: "印出的条件不符", "Printed conditions exclude";
        counted(title, count): "{title}：{count} 项", "{title}: {count}";
        by: "依据", "By";
        read: "要看", "Read";
        nothing_printed: "没有印出条件", "no condition is printed";
        semicolon: "；", "; ";
        or_semicolon: "／", " / ";
        what_is_compared:
            "只比对印出的条件；没有告诉的不比对，能否申报由受理部门认定。",
            "Printed conditions are compared, and only with what was told; whether one may apply is for the department to say.";
        nobody_told:
            "没有写明为谁查；例如 --age 38 --sex f，或 --org 企业",
            "nothing is told of whom it is for; for example --age 38 --sex f, or --org enterprises";
        no_such_term(option, word, all): "{option} 没有“{word}”；有：{all}", "{option}: there is no “{word}”; there are: {all}";
        no_such_term_closest(option, word, closest, all):
            "{option} 没有“{word}”；是否想写 {closest}；有：{all}",
            "{option}: there is no “{word}”; did you mean {closest}; there are: {all}";
        term_of_other(option, word, other):
            "“{word}”不用 {option}，用 {other}",
            "“{word}” goes with {other}, not with {option}";
        no_terms(option): "这个目录没有 {option} 可用的词", "this directory has no words for {option}";
        no_such_place(option, word, closest):
            "{option} 没有“{word}”；是否想写 {closest}",
            "{option}: there is no “{word}”; did you mean {closest}";
        body_has_none(option): "单位没有 {option}；去掉它，或不写 --as body", "a body has no {option}; leave it out, or --as body";
        not_yet_born(born, today): "{born} 在 {today} 之后", "{born} is after {today}";
        born_too_early(born, most): "--born {born} 已超过 {most} 岁", "--born {born} is more than {most} years ago";
    }
}
