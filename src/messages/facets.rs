//! The facets: what can be chosen of who asks and of when.

use super::Messages;
use super::catalogue::messages;

messages! {
    /// The words of the facets.
    Facets {
        title: "筛选", "What fits";
        chosen(count): "已选 {count} 项", "{count} chosen";
        age: "年龄", "Age";
        years(age): "{age} 岁", "{age}";
        untold: "键入数字", "type digits";
        sex: "性别", "Sex";
        when: "时间", "When";
        today: "今天开放", "open today";
        spring: "春 3–5 月", "spring, Mar–May";
        summer: "夏 6–8 月", "summer, Jun–Aug";
        autumn: "秋 9–11 月", "autumn, Sep–Nov";
        winter: "冬 12–2 月", "winter, Dec–Feb";
        by_month: "各月", "by month";
        january: "1 月", "January";
        february: "2 月", "February";
        march: "3 月", "March";
        april: "4 月", "April";
        may: "5 月", "May";
        june: "6 月", "June";
        july: "7 月", "July";
        august: "8 月", "August";
        september: "9 月", "September";
        october: "10 月", "October";
        november: "11 月", "November";
        december: "12 月", "December";
        audience: "对象", "For whom";
        cycle: "周期", "How often";
        department: "部门", "Department";
        part: "部分", "Part";
        every_year: "每年", "every year";
        on_demand: "随时", "at any time";
        type_age: "键入数字填写年龄，退格键改正", "Type the age in digits; Backspace corrects it";
        too_old(oldest, age): "年龄至多 {oldest} 岁，不是 {age}", "An age is at most {oldest}, not {age}";
        nothing_chosen: "没有可去掉的筛选条件", "No facet is chosen that could be taken away";
        nothing_chosen_here: "这一项没有选过", "Nothing of this facet is chosen";
    }
}

impl Messages {
    /// The name of a month, 1–12; nothing of what is none.
    #[must_use]
    pub fn month(&self, month: u8) -> &'static str {
        let said = &self.facets;
        let names = [
            said.january,
            said.february,
            said.march,
            said.april,
            said.may,
            said.june,
            said.july,
            said.august,
            said.september,
            said.october,
            said.november,
            said.december,
        ];
        names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
    }
}
