package vn.pcmt.report.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.mapping.FieldNames;
import vn.pcmt.report.mapping.FormMappings;
import vn.pcmt.report.mapping.MappingText;
import vn.pcmt.report.mapping.ReadingRules;
import vn.pcmt.report.mapping.UnitNames;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** By which rules the file of an import is read, and which units its texts may mean. */
@Component
class HowToRead {

    private final FormMappings mappings;
    private final Catalogue catalogue;
    private final FieldNames fields;
    private final Units units;

    HowToRead(FormMappings mappings, Catalogue catalogue, FieldNames fields, Units units) {
        this.mappings = mappings;
        this.catalogue = catalogue;
        this.fields = fields;
        this.units = units;
    }

    ReadingRules rules(ImportOptions options) {
        MappingText text = text(options);
        if (text != null) {
            return ReadingRules.of(text);
        }
        String template = options.template() == null ? Catalogue.MONTHLY : options.template();
        return fields.rules(catalogue
                .template(template)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", template)));
    }

    /** The units of an area, of all times. */
    UnitNames names(ImportOptions options, String area) {
        MappingText text = text(options);
        return new UnitNames(
                units.within(List.of(area)).stream().filter(Unit::isReporting).toList(),
                text == null ? List.of() : text.unitNames());
    }

    private @Nullable MappingText text(ImportOptions options) {
        String code = options.mapping();
        Integer edition = options.edition();
        if (code == null || edition == null) {
            return null;
        }
        return mappings.find(code)
                .flatMap(mapping -> mapping.edition(edition))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "mapping-unknown", code))
                .text();
    }
}
