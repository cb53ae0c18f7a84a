//! What decides of a service, in few words, and the groups that follow from it.

use super::catalogue::messages;

messages! {
    /// A row of the list, its headings, and the line on the page.
    Deciding {
        fits(count): "适合 {count} · 印出的条件相符", "Fits {count} · as printed";
        to_read(count): "待读 {count} · 印本未载明", "To be read {count} · not said in print";
        excluded(count): "不合 {count} · 印出的条件不符", "Excluded {count} · as printed";
        excluded_folded(count, key): "不合 {count} · {key} 展开", "Excluded {count} · {key} lists them";
        listed(count): "不合的 {count} 项已列在后面", "The {count} excluded ones are listed behind the others";
        folded(count): "不合的 {count} 项已收起", "The {count} excluded ones are no longer listed";
        none_excluded: "没有不合的", "None is excluded";
        nobody_told:
            "查找内容没有说为谁、何时，例如 年龄:38、月份:9",
            "The query tells of no person and no time, such as age:38 or month:9";
        up_to(age): "≤{age}", "≤{age}";
        from(age): "≥{age}", "≥{age}";
        between(min, max): "{min}-{max}", "{min}-{max}";
        usually(words): "一般 {words}", "usually {words}";
        perhaps(words): "可放宽 {words}", "perhaps {words}";
        female: "女", "women";
        male: "男", "men";
        both(one, other): "{one} {other}", "{one} {other}";
        read(what): "待读 {what}", "to be read: {what}";
        text: "正文", "the text";
        comma: "、", ", ";
        each_year: "每年", "yearly";
        each(years): "每 {years} 年", "every {years} years";
        month(month): "{month} 月", "month {month}";
        month_short(month): "{month}月", "month {month}";
        months(from, to): "{from}-{to} 月", "months {from}-{to}";
        months_short(from, to): "{from}-{to}月", "months {from}-{to}";
        last_day(month, day): "截止 {month}-{day}", "by {month}-{day}";
        year(year): "{year} 年", "{year}";
        year_short(year): "{year}年", "{year}";
        years(from, to): "{from}-{to} 年", "{from}-{to}";
        years_short(from, to): "{from}-{to}年", "{from}-{to}";
        of_year(year, when): "{year} 年 {when}", "{year}, {when}";
        of_year_short(year, when): "{year}年{when}", "{year}, {when}";
        inferred(when): "推算 {when}", "inferred: {when}";
        inferred_short(when): "推算{when}", "inferred {when}";
        on_demand: "随时", "at any time";
        month_unsaid: "月份未载明", "month not printed";
        year_unsaid: "年份未载明", "year not printed";
        time_unsaid: "时间未载明", "time not printed";
        for_whom(who, words): "对 {who}：{words}", "For {who}: {words}";
        years_old(age): "{age} 岁", "age {age}";
        age_and_sex(age, sex): "{age} {sex}", "{age}, {sex}";
        fits_by(by): "适合，因{by}", "fits, because of {by}";
        excluded_by(by): "不合，因{by}", "does not fit, because of {by}";
        left_open: "印本未载明", "the print leaves it open";
        and_read(words, what): "{words}；待读 {what}", "{words}; to be read: {what}";
        cycle_and(cycle, rest): "{cycle}，{rest}", "{cycle}, {rest}";
    }
}
