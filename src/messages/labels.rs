//! What labels and headings that a booklet prints mean in English: words for what an announcement of an award, a contest or a
//! platform is divided into, in whatever directory they stand. One that is not here is shown as it is printed.

use super::Lang;

/// As printed, and in English. No two have one English form, or two facts of a page would look like one.
const PRINTED: &[(&str, &str)] = &[
    ("主办单位", "Host"),
    ("主管单位", "Supervised by"),
    ("举办时间", "Held"),
    ("使命任务", "Mission"),
    ("作品征集方向", "Works invited"),
    ("创建时间", "Set up"),
    ("历史沿革", "History of the body"),
    ("参与对象", "Participants"),
    ("参与方式", "How to take part"),
    ("参与范围", "Open to"),
    ("参加方式", "How to join"),
    ("发布周期", "Published"),
    ("图片说明", "About the pictures"),
    ("培育方式", "How support is given"),
    ("基地类型", "Kinds of bases"),
    ("宗旨任务", "Purpose and tasks"),
    ("实施单位", "Carried out by"),
    ("实施部门", "Department in charge"),
    ("推介时间", "Presented"),
    ("推荐对象", "Who is recommended"),
    ("推荐标准", "Standard for recommendation"),
    ("推荐范围", "Scope of recommendation"),
    ("提名条件", "Conditions for nomination"),
    ("时间", "Time"),
    ("服务对象", "For whom"),
    ("活动周期", "Recurs"),
    ("活动安排", "Programme"),
    ("活动总结", "Report afterwards"),
    ("活动时间", "Takes place"),
    ("活动流程", "Procedure"),
    ("电子邮箱", "E-mail address"),
    ("申报与运行管理", "Application and operation"),
    ("申报单位", "Applicants (bodies)"),
    ("申报周期", "Application cycle"),
    ("申报对象", "Applicants"),
    ("申报方式", "How to apply"),
    ("申报条件", "Conditions for applicants"),
    ("申报范围和条件", "Scope and conditions"),
    ("申请流程", "Application procedure"),
    ("组织机构", "Organized by"),
    ("组织架构", "Organization chart"),
    ("组织状况", "State of the organization"),
    ("联系邮箱", "E-mail to write to"),
    ("认定频次及有效期", "Frequency and validity"),
    ("评估内容", "What is assessed"),
    ("评估周期", "Assessment cycle"),
    ("评审时间", "Time of review"),
    ("评聘时间", "Time of appointment"),
    ("评选周期", "Award cycle"),
    ("评选条件", "Conditions of the award"),
    ("评选标准与条件", "Standards and conditions"),
    ("评选范围与条件", "Scope and conditions of the award"),
    ("调查对象", "Who is surveyed"),
    ("责任部门", "Responsible department"),
    ("资料采集的类型", "Kinds of material collected"),
    ("遴选标准", "Selection criteria"),
    ("采集项目的申报资格", "Eligibility for collecting projects"),
    ("项目介绍", "About"),
    ("招收范围", "Who is admitted"),
];

impl Lang {
    /// A printed label or heading in this language, where it is another one than the booklet's.
    #[must_use]
    pub fn translated(self, printed: &str) -> Option<&'static str> {
        match self {
            Self::Zh => None,
            Self::En => PRINTED.iter().find(|(known, _)| *known == printed).map(|(_, english)| *english),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::PRINTED;

    #[test]
    fn each_label_has_an_english_form_of_its_own() {
        let forms: HashSet<_> = PRINTED.iter().map(|(_, english)| english).collect();
        let printed: HashSet<_> = PRINTED.iter().map(|(printed, _)| printed).collect();
        assert_eq!((forms.len(), printed.len()), (PRINTED.len(), PRINTED.len()));
        assert!(forms.iter().all(|form| form.is_ascii()));
    }
}
