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
            "没有写明为谁查；例如 --age 38 --sex f，或 --org 企业，或 --month 9-11",
            "nothing is told of whom it is for; for example --age 38 --sex f, or --org enterprises, or --month 9-11";
        sheet_title: "能找哪些服务", "What there is";
        sheet_for: "为谁", "For";
        sheet_months: "月份", "Months";
        sheet_open: "开放日", "Open on";
        sheet_day: "查询日期", "Day";
        sheet_source: "依据", "Source";
        sheet_service: "服务", "Service";
        sheet_when: "时间", "When";
        sheet_call: "找谁", "Whom to call";
        sheet_no_room(count, numbers):
            "另有 {count} 项写不下：{numbers}",
            "no room for {count} more: {numbers}";
        sheet_inferred:
            "“推算”的日期原书没有写，是按往届或上次通知推出来的，以当年的通知为准。",
            "Inferred dates are not in the book; they follow from past editions or notices. Wait for the notice of the year.";
        sheet_numbers: "号码前的数字是书中的序号；详情见书，或用 kechuang 查该序号。",
            "The number before a name is the one in the book, and finds it in kechuang, too.";
        aged(age): "{age} 周岁", "{age} years";
        born_on(day): "{day} 出生", "born {day}";
        female: "女", "female";
        male: "男", "male";
        college: "大专", "college";
        bachelor: "本科", "bachelor";
        master: "硕士", "master";
        doctor: "博士", "doctor";
        rank_assistant: "初级职称", "assistant rank";
        rank_intermediate: "中级职称", "intermediate rank";
        rank_associate: "副高级职称", "associate rank";
        rank_full: "正高级职称", "full rank";
        studying(degree): "{degree}在读", "studying ({degree})";
        not_studying: "不在读", "not studying";
        citizen_of(place): "国籍 {place}", "citizen of {place}";
        resident_in(place): "在 {place}", "in {place}";
        as_individual: "以个人申报", "applying as one person";
        as_team: "以团队申报", "applying as a team";
        as_body: "以单位申报", "applying as a body";
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
