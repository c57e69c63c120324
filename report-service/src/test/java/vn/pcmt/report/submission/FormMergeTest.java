package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.report.submission.Reporting.FORM;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.LATE;
import static vn.pcmt.report.submission.Reporting.YARDSTICK;
import static vn.pcmt.report.submission.Reporting.aSubmittedReport;
import static vn.pcmt.report.submission.Reporting.complete;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.pcmt.report.submission.FormMerge.Conflict;
import vn.pcmt.report.submission.FormMerge.Merged;
import vn.pcmt.report.submission.FormMerge.Side;

/** Two people change a form. Examples first, then what is true of any two. */
class FormMergeTest {

    private static final FieldEdit THEIR_EDIT = new FieldEdit("bc-2", IN_TIME);

    @Example
    void whatOneSideAloneHasChangedIsTaken() {
        FormMerge merge = merge(
                form("/values/CA01", "1", "/values/CA02", "2", "/note", "cũ"),
                form("/values/CA01", "5", "/values/CA02", "2", "/note", "cũ"),
                form("/values/CA01", "1", "/values/CA02", "7", "/note", "cũ"));

        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.merged())
                .containsExactly(
                        new Merged("/values/CA01", "1", "5", Side.YOURS, null, null),
                        new Merged("/values/CA02", "2", "7", Side.THEIRS, "bc-2", IN_TIME));
        assertThat(merge.result()).isEqualTo(form("/values/CA01", "5", "/values/CA02", "7", "/note", "cũ"));
    }

    @Example
    void whatBothHaveChangedDifferentlyIsForAPersonToDecide() {
        FormMerge merge = merge(form("/values/CA01", "1"), form("/values/CA01", "5"), form("/values/CA01", "7"));

        assertThat(merge.conflicts()).containsExactly(new Conflict("/values/CA01", "1", "5", "7", "bc-2", IN_TIME));
        assertThat(merge.merged()).isEmpty();
        assertThat(merge.result()).as("what is stored stands").isEqualTo(form("/values/CA01", "7"));
    }

    @Example
    void aBlankedFieldIsAChangeLikeAnyOther() {
        assertThat(merge(form("/note", "a"), form(), form("/note", "b")).conflicts())
                .containsExactly(new Conflict("/note", "a", null, "b", "bc-2", IN_TIME));
        assertThat(merge(form("/note", "a"), form(), form("/note", "a")).result())
                .isEqualTo(FormFields.NONE);
        assertThat(merge(form(), form("/note", "a"), form()).result()).isEqualTo(form("/note", "a"));
    }

    @Example
    void theSameChangeOnBothSidesIsNone() {
        FormMerge merge = merge(form(), form("/values/GC05", "1.50"), form("/values/GC05", "1.5 "));
        assertThat(merge.conflicts()).isEmpty();
        assertThat(merge.merged()).isEmpty();
        assertThat(merge.addsNothing()).isTrue();
    }

    @Example
    void figuresAreComparedAsNumbersAndTextsAsTexts() {
        assertThat(merge(form("/values/CA01", "007"), form("/values/CA01", "7"), form("/values/CA01", "8"))
                        .conflicts())
                .isEmpty();
        assertThat(merge(form("/note", "007"), form("/note", "7"), form("/note", "8"))
                        .conflicts())
                .hasSize(1);
        assertThat(merge(form("/values/CA01", "bảy"), form("/values/CA01", "7"), form("/values/CA01", "8"))
                        .conflicts())
                .as("what is no number is a text")
                .hasSize(1);
    }

    @Example
    void withoutWhatBothBeganFromEveryDifferenceIsAConflict() {
        FormMerge merge = FormMerge.of(
                null,
                form("/values/CA01", "5", "/values/CA02", "2"),
                form("/values/CA02", "2", "/values/CA03", "3"),
                pointer -> THEIR_EDIT);
        assertThat(merge.baseKnown()).isFalse();
        assertThat(merge.conflicts()).extracting(Conflict::pointer).containsExactly("/values/CA01", "/values/CA03");
    }

    @Example
    void aFormGoesThereAndBack() {
        Draft draft = complete()
                .with("CA01", " 12,5 ")
                .without("CA02")
                .nothingIn("giam-tac-hai")
                .noting("Mưa lũ")
                .draft();
        assertThat(FormFields.of(draft).draft()).isEqualTo(draft);
        FormFields strange =
                new FormFields.Builder().group("values", Map.of("a/b~c", "1")).build();
        assertThat(strange.texts()).containsOnlyKeys("/values/a~1b~0c");
        assertThat(strange.values()).containsExactly(Map.entry("a/b~c", "1"));
    }

    @Example
    void zerosThatADeclarationStandsForWereNotEntered() {
        Report report = Reporting.anExpectedReport();
        report.submit(
                YARDSTICK,
                complete()
                        .without("TH01", "TH02", "TH03")
                        .nothingIn("giam-tac-hai")
                        .draft(),
                "bc-1",
                IN_TIME);
        FormFields sent = new RevisionForms(report, FORM).latest();
        assertThat(sent.values()).doesNotContainKeys("TH01", "TH02", "TH03").containsEntry("CA01", "1");
        assertThat(sent.emptySections()).containsExactly("giam-tac-hai");
    }

    @Example
    void aFieldWasWrittenByWhoeverFirstSentItAsItStands() {
        Report report = aSubmittedReport();
        report.submit(YARDSTICK, complete().with("CA01", "2").draft(), "bc-2", IN_TIME.plusSeconds(60));
        report.submit(YARDSTICK, complete().with("CA01", "2").with("CA02", "3").draft(), "bc-3", LATE);
        RevisionForms revisions = new RevisionForms(report, FORM);

        assertThat(revisions.lastEdit("/values/CA01")).isEqualTo(new FieldEdit("bc-2", IN_TIME.plusSeconds(60)));
        assertThat(revisions.lastEdit("/values/CA02")).isEqualTo(new FieldEdit("bc-3", LATE));
        assertThat(revisions.lastEdit("/values/CA03")).isEqualTo(new FieldEdit(Reporting.REPORTER, IN_TIME));
        assertThat(revisions.at(0)).isEqualTo(FormFields.NONE);
        assertThat(revisions.at(4)).isNull();
    }

    /** Where nothing is left to decide it does not matter who comes second. */
    @Property(tries = 2000)
    void mergingIsSymmetric(@ForAll long seed) {
        Random random = new Random(seed);
        FormFields base = anyForm(random);
        FormFields one = changed(base, random);
        FormFields other = changed(base, random);
        FormMerge merge = merge(base, one, other);
        FormMerge turned = merge(base, other, one);

        assertThat(turned.conflicts())
                .extracting(Conflict::pointer)
                .isEqualTo(merge.conflicts().stream().map(Conflict::pointer).toList());
        turned.conflicts().forEach(conflict -> assertThat(merge.conflicts()).anySatisfy(same -> assertThat(same)
                .extracting(Conflict::pointer, Conflict::base, Conflict::yours, Conflict::theirs)
                .containsExactly(conflict.pointer(), conflict.base(), conflict.theirs(), conflict.yours())));
        if (merge.conflicts().isEmpty()) {
            assertThat(meaning(turned.result())).isEqualTo(meaning(merge.result()));
        }
    }

    /** Each field ends as one of the two sides wrote it, and is named if the sides differ. */
    @Property(tries = 2000)
    void noFieldIsLostOrMadeUp(@ForAll long seed) {
        Random random = new Random(seed);
        FormFields base = random.nextInt(5) == 0 ? null : anyForm(random);
        FormFields yours = changed(base == null ? anyForm(random) : base, random);
        FormFields theirs = changed(base == null ? anyForm(random) : base, random);
        FormMerge merge = merge(base, yours, theirs);

        List<String> named = Stream.concat(
                        merge.conflicts().stream().map(Conflict::pointer),
                        merge.merged().stream().map(Merged::pointer))
                .toList();
        assertThat(named).doesNotHaveDuplicates();
        for (String pointer : yours.pointersWith(theirs)) {
            String mine = yours.text(pointer);
            String stored = theirs.text(pointer);
            assertThat(merge.result().text(pointer)).isIn(mine, stored);
            assertThat(named.contains(pointer)).isEqualTo(!FormFields.sameText(pointer, mine, stored));
            if (base != null && !FormFields.sameText(pointer, base.text(pointer), mine)) {
                assertThat(FormFields.sameText(pointer, merge.result().text(pointer), mine)
                                || merge.conflicts().stream()
                                        .anyMatch(conflict -> conflict.pointer().equals(pointer)))
                        .as("your change of %s is in the result or put before you", pointer)
                        .isTrue();
            }
        }
        assertThat(merge.result().pointersWith(FormFields.NONE)).isSubsetOf(yours.pointersWith(theirs));
    }

    /** Shows that the properties can fail: the last writer wins. */
    @Example
    void aMergeThatTakesYoursFailsTheProperty() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Random random = new Random(seed);
                        FormFields base = anyForm(random);
                        FormFields yours = changed(base, random);
                        FormFields theirs = changed(base, random);
                        FormMerge lastWins = new FormMerge(true, List.of(), List.of(), yours);
                        for (String pointer : yours.pointersWith(theirs)) {
                            boolean theirsChanged =
                                    !FormFields.sameText(pointer, base.text(pointer), theirs.text(pointer));
                            assertThat(theirsChanged
                                            && !FormFields.sameText(
                                                    pointer, lastWins.result().text(pointer), theirs.text(pointer)))
                                    .isFalse();
                        }
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private static FormMerge merge(FormFields base, FormFields yours, FormFields theirs) {
        return FormMerge.of(base, yours, theirs, pointer -> THEIR_EDIT);
    }

    private static FormFields form(String... pointersAndTexts) {
        TreeMap<String, String> texts = new TreeMap<>();
        for (int i = 0; i < pointersAndTexts.length; i += 2) {
            texts.put(pointersAndTexts[i], pointersAndTexts[i + 1]);
        }
        return new FormFields(texts);
    }

    private static final List<String> POINTERS = List.of(
            "/values/CA01", "/values/CA02", "/values/GC05", "/nothingToReport/giam-tac-hai", "/narratives/n1", "/note");
    private static final List<String> TEXTS = List.of("", "0", "1", "1.0", "1.50", "abc", "mười");

    private static FormFields anyForm(Random random) {
        return changed(FormFields.NONE, random);
    }

    private static FormFields changed(FormFields form, Random random) {
        TreeMap<String, String> texts = new TreeMap<>(form.texts());
        for (String pointer : POINTERS) {
            if (random.nextInt(3) == 0) {
                texts.put(pointer, TEXTS.get(random.nextInt(TEXTS.size())));
            }
        }
        return new FormFields(texts);
    }

    /** Equal for forms that say the same. */
    private static Map<String, String> meaning(FormFields form) {
        Map<String, String> meaning = new TreeMap<>(form.texts());
        meaning.replaceAll((pointer, text) -> FormFields.sameText(pointer, text, "1") ? "1" : text);
        return meaning;
    }
}
