package vn.pcmt.report.submission;

import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.rule.Rules;

/** What a draft of one report is measured by. */
public record Yardstick(Template form, Rules rules, Background background) {}
