package vn.pcmt.report.mapping;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.workbook.CellKey;

/** The names of all fields that a file may fill in of one form, whatever its version. */
@Component
public class FieldNames {

    private final Catalogue catalogue;
    private final Rules rules;

    FieldNames(Catalogue catalogue, Rules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
    }

    /** Codes of indicators, and the keys of everything else. */
    Set<String> of(Template form) {
        Set<String> names = new LinkedHashSet<>();
        catalogue.askedBy(form.code()).stream().map(Indicator::code).forEach(names::add);
        form.sections().forEach(section -> names.add(CellKey.empty(section.id())));
        form.narratives().forEach(narrative -> names.add(CellKey.narrative(narrative.id())));
        rules.ids().forEach(rule -> names.add(CellKey.explanation(rule)));
        names.add(CellKey.NOTE);
        return names;
    }

    /** How a file in our own codes is read. */
    public ReadingRules rules(Template form) {
        return ReadingRules.ofOurs(form.code(), of(form));
    }
}
