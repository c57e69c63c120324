package vn.pcmt.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.report.catalogue.TemplateChange.Changed;
import vn.pcmt.report.catalogue.TemplateChange.Kind;
import vn.pcmt.report.catalogue.TemplateChange.Part;

class TemplateChangeTest {
    private static final TemplateFile FILE =
            TemplateFile.monthly("GC01", "GC02", "CA01").telling("kho-khan", 100);

    @Test
    void theSameTextChangesNothing() {
        assertThat(change(FILE, FILE.from("2027-01"))).isEqualTo(new TemplateChange(List.of(), List.of(), List.of()));
    }

    @Test
    void allOfANewTemplateIsAdded() {
        TemplateChange change = TemplateChange.between(null, text(FILE));
        assertThat(change.added())
                .containsExactly(
                        new Part(Kind.TEMPLATE, FILE.code()),
                        new Part(Kind.SECTION, "muc"),
                        new Part(Kind.INDICATOR, "GC01"),
                        new Part(Kind.INDICATOR, "GC02"),
                        new Part(Kind.INDICATOR, "CA01"),
                        new Part(Kind.NARRATIVE, "kho-khan"));
        assertThat(change.removed()).isEmpty();
        assertThat(change.changed()).isEmpty();
    }

    @Test
    void anotherOrderIsAChangeAndAnInsertionIsNot() {
        assertThat(change(FILE, FILE.asking("GC03", "GC01", "GC02", "CA01")).changed())
                .isEmpty();
        assertThat(change(FILE, FILE.asking("CA01", "GC01", "GC02")).changed())
                .containsExactly(new Changed(
                        Kind.TEMPLATE,
                        FILE.code(),
                        "order",
                        FILE.code() + " muc GC01 GC02 CA01 kho-khan",
                        FILE.code() + " muc CA01 GC01 GC02 kho-khan"));
    }

    @Test
    void anIndicatorThatMovesToAnotherSectionIsChanged() {
        TemplateFile moved = FILE.with(
                "sections", List.of(TemplateFile.section("muc", "GC01", "GC02"), TemplateFile.section("moi", "CA01")));
        TemplateChange change = change(FILE, moved);
        assertThat(change.added()).containsExactly(new Part(Kind.SECTION, "moi"));
        assertThat(change.changed()).containsExactly(new Changed(Kind.INDICATOR, "CA01", "section", "muc", "moi"));
    }

    private static TemplateChange change(TemplateFile before, TemplateFile after) {
        return TemplateChange.between(text(before), text(after));
    }

    private static TemplateText text(TemplateFile file) {
        return JsonMapper.shared().readValue(file.json(), TemplateText.class);
    }
}
