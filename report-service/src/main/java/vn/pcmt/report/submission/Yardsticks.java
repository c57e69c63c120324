package vn.pcmt.report.submission;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.rule.Rules;

/** Brings together what drafts are measured by: the form, the rules, and what is known of other periods. */
@Component
public class Yardsticks {

    private final Rules rules;
    private final ReadBackground background;

    Yardsticks(Rules rules, ReadBackground background) {
        this.rules = rules;
        this.background = background;
    }

    /** Of one report. */
    public Yardstick of(ReportId id, Template form) {
        return new Yardstick(form, rules, background.of(id));
    }

    /** Of many reports, in few reads. */
    Map<ReportId, Yardstick> of(Map<ReportId, Template> forms) {
        Map<ReportId, Background> backgrounds = background.of(forms.keySet());
        Map<ReportId, Yardstick> yardsticks = new HashMap<>();
        forms.forEach((id, form) ->
                yardsticks.put(id, new Yardstick(form, rules, backgrounds.getOrDefault(id, Background.NONE))));
        return yardsticks;
    }
}
