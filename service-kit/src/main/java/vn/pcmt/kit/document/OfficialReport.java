package vn.pcmt.kit.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.document.OfficialPage.Look;

/**
 * A report under Decree 30/2020/NĐ-CP: its head, its sections and its foot. Number, date and signature stay blank: clerks
 * register it, and people sign it.
 */
public final class OfficialReport {
    private static final Look PLAIN_12 = new Look(12, false, false);
    private static final Look BOLD_12 = new Look(12, true, false);
    private static final Look PLAIN_13 = new Look(13, false, false);
    private static final Look BOLD_13 = new Look(13, true, false);
    private static final Look ITALIC_13 = new Look(13, false, true);
    private static final Look PLAIN_14 = new Look(14, false, false);
    private static final Look BOLD_14 = new Look(14, true, false);
    private static final Look PLAIN_11 = new Look(11, false, false);
    private static final Look BOLD_ITALIC_12 = new Look(12, true, true);
    private static final int LEFT = 3371;
    private static final int RIGHT = OfficialPage.TEXT_WIDTH - LEFT;
    /** What the motto measures at 13 points bold, for a rule of its length. */
    private static final int MOTTO = 3250;

    private static final DocumentWords WORDS = DocumentWords.beside(OfficialReport.class);

    private final OfficialPage page = new OfficialPage();
    private final Letterhead head;

    /**
     * Begins one.
     *
     * @param sample whether it must be marked as made of sample data
     * @param subject what it is about, after the word for report
     * @param addressee null for none
     */
    public OfficialReport(Letterhead head, boolean sample, String subject, @Nullable String addressee) {
        this.head = head;
        head();
        page.gap();
        if (sample) {
            page.centred(WORDS.get("sample"), ITALIC_13);
        }
        page.centred(WORDS.get("report"), BOLD_14);
        page.centred(subject, BOLD_14);
        page.rule(OfficialPage.TEXT_WIDTH / 5);
        if (addressee != null) {
            page.centred(WORDS.get("addressee", addressee), PLAIN_14);
            page.gap();
        }
    }

    private void head() {
        XWPFTable columns = page.columns(2, LEFT, RIGHT);
        OfficialPage.Lines issuer = OfficialPage.in(columns, 0, 0, LEFT);
        if (head.parent() != null) {
            issuer.centred(DocumentWords.capitals(head.parent()), PLAIN_12);
        }
        issuer.centred(DocumentWords.capitals(head.issuer()), BOLD_12).rule(LEFT * 2 / 5);
        OfficialPage.in(columns, 0, 1, RIGHT)
                .centred(WORDS.get("state"), BOLD_12)
                .centred(WORDS.get("motto"), BOLD_13)
                .rule(MOTTO);
        OfficialPage.in(columns, 1, 0, LEFT).centred(WORDS.get("number", head.symbol()), PLAIN_13);
        OfficialPage.in(columns, 1, 1, RIGHT).centred(WORDS.get("date", head.place()), ITALIC_13);
    }

    /** Where tables and the like are written. */
    public OfficialPage page() {
        return page;
    }

    /** A section of texts, a paragraph for each line; says so if there are none. */
    public void section(String heading, @Nullable String... texts) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            if (text != null) {
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
            }
        }
        section(heading, lines);
    }

    /** A section of a paragraph for each line; says so if there are none. */
    public void section(String heading, List<String> lines) {
        page.heading(heading);
        if (lines.isEmpty()) {
            page.body(WORDS.get("none"));
        }
        lines.forEach(page::body);
    }

    /** Ends it: who gets it, and who signs. */
    public byte[] finish(List<String> recipients) {
        // A signature is never alone on its page.
        page.keepLastWithNext();
        page.gap();
        page.keepLastWithNext();
        XWPFTable columns = page.columns(1, OfficialPage.TEXT_WIDTH / 2, OfficialPage.TEXT_WIDTH / 2);
        OfficialPage.Lines left = OfficialPage.in(columns, 0, 0, OfficialPage.TEXT_WIDTH / 2)
                .left(WORDS.get("recipients"), BOLD_ITALIC_12);
        recipients.forEach(recipient -> left.left(WORDS.get("recipient", recipient), PLAIN_11));
        left.left(WORDS.get("filed"), PLAIN_11);
        OfficialPage.Lines right = OfficialPage.in(columns, 0, 1, OfficialPage.TEXT_WIDTH / 2)
                .centred(DocumentWords.capitals(head.authority()), BOLD_14)
                .centred(DocumentWords.capitals(head.title()), BOLD_14);
        IntStream.range(0, 4).forEach(blank -> right.centred("", BOLD_13));
        columns.getRow(0).setCantSplitRow(true);
        return page.bytes();
    }
}
