package vn.pcmt.report.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.report.submission.Reporting.AUGUST;
import static vn.pcmt.report.submission.Reporting.IN_TIME;

import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.pcmt.report.submission.FieldEdit;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.ReportRefused;

class SavedDraftTest {

    private static final Instant NOON = IN_TIME.plusSeconds(3 * 3600);

    @Test
    void everyFieldSaysWhoWroteItLast() {
        SavedDraft draft = begun();
        draft.write(form("/values/CA01", "1", "/values/CA02", "2"), "bc-1", IN_TIME);
        draft.write(form("/values/CA01", "1", "/values/CA02", "3"), "bc-2", NOON);

        assertThat(draft.lastEdit("/values/CA01")).isEqualTo(new FieldEdit("bc-1", IN_TIME));
        assertThat(draft.lastEdit("/values/CA02")).isEqualTo(new FieldEdit("bc-2", NOON));
        draft.write(form("/values/CA01", "1"), "bc-3", NOON.plusSeconds(1));
        assertThat(draft.lastEdit("/values/CA02"))
                .as("who blanked it")
                .isEqualTo(new FieldEdit("bc-3", NOON.plusSeconds(1)));
        assertThat(draft.lastEdit("/values/CA03")).isNull();
    }

    @Test
    void everyEarlierStateIsKnown() {
        SavedDraft draft = begun();
        FormFields first = form("/values/CA01", "1", "/note", "một");
        FormFields second = form("/values/CA01", "2");
        FormFields third = form("/values/CA01", "2", "/note", "ba");
        draft.write(first, "bc-1", IN_TIME);
        draft.write(second, "bc-1", IN_TIME);
        draft.write(third, "bc-1", IN_TIME);

        assertThat(draft.formAt(new DraftVersion(0, 0))).isEqualTo(FormFields.NONE);
        assertThat(draft.formAt(new DraftVersion(0, 1))).isEqualTo(first);
        assertThat(draft.formAt(new DraftVersion(0, 2))).isEqualTo(second);
        assertThat(draft.formAt(new DraftVersion(0, 3))).isEqualTo(third);
        assertThat(draft.formAt(new DraftVersion(0, 4))).isNull();
        assertThat(draft.formAt(new DraftVersion(1, 2))).isNull();
    }

    @Test
    void aLongHistoryIsCutAtItsBeginningAndSaysSo() {
        SavedDraft draft = begun();
        for (int save = 1; save <= 600; save++) {
            draft.write(form("/values/CA01", String.valueOf(save)), "bc-1", IN_TIME);
        }
        assertThat(draft.formAt(new DraftVersion(0, 99))).isNull();
        assertThat(draft.formAt(new DraftVersion(0, 100))).isEqualTo(form("/values/CA01", "100"));
    }

    @Test
    void aHistoryOfLongTextsIsCutSooner() {
        SavedDraft draft = begun();
        for (int save = 1; save <= 20; save++) {
            draft.write(form("/narratives/n1", String.valueOf(save).repeat(10_000)), "bc-1", IN_TIME);
        }
        assertThat(draft.formAt(new DraftVersion(0, 19))).isEqualTo(form("/narratives/n1", "19".repeat(10_000)));
        assertThat(draft.formAt(new DraftVersion(0, 10))).isNull();
    }

    @Test
    void savingWhatStandsThereChangesNothing() {
        SavedDraft draft = begun();
        draft.write(form("/values/CA01", "1"), "bc-1", IN_TIME);
        draft.propose("bc-1", IN_TIME);
        DraftVersion before = draft.version();
        draft.write(form("/values/CA01", "1"), "bc-2", NOON);

        assertThat(draft.version()).isEqualTo(before);
        assertThat(draft.proposal()).isNotNull();
        assertThat(draft.lastEdit("/values/CA01")).isEqualTo(new FieldEdit("bc-1", IN_TIME));
    }

    @Test
    void aChangeEndsAProposal() {
        SavedDraft draft = begun();
        draft.write(form("/values/CA01", "1"), "bc-1", IN_TIME);
        draft.propose("bc-1", IN_TIME);
        draft.write(form("/values/CA01", "2"), "bc-2", NOON);
        assertThat(draft.proposal()).isNull();
    }

    @Test
    void onlyWhatIsProposedIsSentBackAndTheRemarkStaysUntilTheNextProposal() {
        SavedDraft draft = begun();
        draft.write(form("/values/CA01", "1"), "bc-1", IN_TIME);
        assertThatThrownBy(() -> draft.sendBack("Xem lại", "ct-1", NOON))
                .isInstanceOf(ReportRefused.class)
                .hasMessageContaining("nothing-proposed");

        draft.propose("bc-1", IN_TIME);
        draft.sendBack("Xem lại", "ct-1", NOON);
        assertThat(draft.proposal()).isNull();
        draft.write(form("/values/CA01", "2"), "bc-1", NOON);
        assertThat(draft.sentBack()).isEqualTo(new SavedDraft.SentBack("ct-1", NOON, "Xem lại"));
        draft.propose("bc-1", NOON);
        assertThat(draft.sentBack()).isNull();
    }

    @Test
    void discardingLeavesNoTraceOfWhatWasWritten() {
        SavedDraft draft = begun();
        draft.write(form("/note", "viết nhầm"), "bc-1", IN_TIME);
        draft.discard(FormFields.NONE, pointer -> null, "bc-2", NOON);

        assertThat(draft.isWritten()).isFalse();
        assertThat(draft.form()).isEqualTo(FormFields.NONE);
        assertThat(draft.formAt(new DraftVersion(0, 1))).isNull();
        assertThat(draft.lastEdit("/note")).as("who blanked it").isEqualTo(new FieldEdit("bc-2", NOON));
        assertThat(draft.version()).as("no version comes again").isEqualTo(new DraftVersion(0, 2));
    }

    @Test
    void aVersionIsOneNumberAndComesBack() {
        assertThat(new DraftVersion(0, 3).number()).isEqualTo(3);
        for (DraftVersion version : new DraftVersion[] {new DraftVersion(0, 0), new DraftVersion(12, 345_678)}) {
            assertThat(DraftVersion.of(version.number())).isEqualTo(version);
        }
        assertThat(new DraftVersion(1, 0).number()).isNotEqualTo(new DraftVersion(0, 1).number());
    }

    private static SavedDraft begun() {
        return SavedDraft.begun(AUGUST, 0, FormFields.NONE, pointer -> null, IN_TIME);
    }

    private static FormFields form(String... pointersAndTexts) {
        TreeMap<String, String> texts = new TreeMap<>();
        for (int i = 0; i < pointersAndTexts.length; i += 2) {
            texts.put(pointersAndTexts[i], pointersAndTexts[i + 1]);
        }
        return new FormFields(texts);
    }
}
