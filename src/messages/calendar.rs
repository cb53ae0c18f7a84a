//! When services take place, and how that is known.

use super::catalogue::messages;

messages! {
    /// The words of the calendar.
    Calendar {
        printed: "原书", "printed";
        inferred: "推算", "inferred";
        year(year, today): "{year} 年（今天 {today}）", "{year} (today is {today})";
        year_and_months(year, months, today):
            "{year} 年 {months} 月（今天 {today}）",
            "{year}, months {months} (today is {today})";
        title(year, today): "年历 {year}（今天 {today}）", "The year {year} (today is {today})";
        month(month): "{month}月", "Month {month}";
        count(count): "{count} 项", "{count}";
        tally(count, ends): "{count} 项，其中 {ends} 项到期", "{count}, of which {ends} end";
        none: "没有", "none";
        no_services: "目录中没有服务", "There are no services in the directory";
        no_event(name): "“{name}”没有已知的日期，做不成日程", "No date is known for “{name}” to make an event of";
        none_in_month(month): "{month} 月没有已知的日期", "No date is known in month {month}";
        last_year(first, last): "年历从 {first} 年到 {last} 年", "The years go from {first} to {last}";
        span(from, to): "{from} 至 {to}", "{from} to {to}";
        deadline(date): "截止 {date}", "by {date}";
        whole_year(year): "{year} 年内", "in {year}";
        whole_years(from, to): "{from}—{to} 年", "{from} to {to}";
        dated: "按日期", "By date";
        year_only: "就在这一年，月份未知", "In this year, the months are not known";
        not_this_year: "这一年没有", "Not in this year";
        on_demand: "随时", "At any time";
        undated: "时间未知", "No date known";
        nothing: "这段时间没有已知的日期", "no date is known in this time";
        semicolon: "；", "; ";
        every_year: "每年一次", "every year";
        every(years): "每 {years} 年一次", "once in {years} years";
        by_editions(dates): "往届 {dates}", "past editions {dates}";
        by_page(month, date):
            "上次通知 {month}（所印网址的日期为 {date}）",
            "last announced in {month} (the printed address is dated {date})";
        by_cycle(from, to): "所印的周期为 {from}—{to}", "the printed cycle is {from} to {to}";
        any_week:
            "原书没有说一周从哪天算起，所列为各种算法的全部日子",
            "the book does not say on which day a week begins; these are the days of every reading";
        next(when): "下次：{when}", "next: {when}";
        unsaid: "原书没有写时间", "the book says nothing of when";
        month_unsaid: "没有写月份", "the month is not printed";
        years_unsaid: "没有写哪一年", "the year is not printed";
        page_shared(date, numbers):
            "所印网址的日期为 {date}，第 {numbers} 项也印这个网址，不据以推算",
            "the printed address is dated {date}, but is that of {numbers} as well; nothing is inferred from it";
        page_alone(date):
            "所印网址的日期为 {date}，没有写周期，不据以推算",
            "the printed address is dated {date}; without a cycle nothing is inferred from it";
        short_span(from, to): "{from} 至 {to}", "{from} to {to}";
        month_name(month): "{month}月", "{month}";
        key_printed: "原书写明", "printed";
        key_inferred: "推算", "inferred";
        key_deadline: "截止", "last day";
        key_printed_year: "原书只写年份", "year printed";
        key_inferred_year: "推算年份", "year inferred";
        key_today: "今天", "today";
        event_deadline(title): "截止：{title}", "Deadline: {title}";
        event_ahead(days, title): "还有 {days} 天：{title}", "In {days} days: {title}";
        week_from_monday(week):
            "原书没有说一周从哪天算起，这里是从当月第 {week} 个星期一起的七天",
            "the book does not say on which day a week begins; these are seven days from Monday number {week} of the month";
        week_from_last_monday:
            "原书没有说一周从哪天算起，这里是从当月最后一个星期一起的七天",
            "the book does not say on which day a week begins; these are seven days from the last Monday of the month";
        notice_decides: "每年的日期以当年的通知为准", "The notice of each year decides on its dates";
        no_events(count, kinds): "{count} 项服务没有日期，不在日历文件中：{kinds}", "Services without a date, not in the calendar: {count} ({kinds})";
        on_demand_count(count): "随时 {count}", "at any time {count}";
        month_unsaid_count(count): "没有写月份 {count}", "month not printed {count}";
        year_only_count(count): "只知年份 {count}", "only the year known {count}";
        unsaid_count(count): "没有写时间 {count}", "nothing printed {count}";
        inferred_left_out(count): "{count} 项服务另有推算的日期，没有写入；要写入请加 --inferred", "Services with inferred dates that were left out: {count}; --inferred takes them in";
        inferred_not_in_it(count): "{count} 项服务另有推算的日期，没有写入", "Services with inferred dates that were left out: {count}";
        column_when: "时间", "When";
        column_known: "依据", "Known by";
        column_service: "服务", "Service";
        column_words: "说明", "Words";
    }
}
