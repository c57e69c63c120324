package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.report.rule.Finding;

/**
 * What a unit sent at one time. Kept for ever.
 *
 * @param number 1 for the first
 * @param by id of the officer who prepared it
 * @param confirmedBy id of the head of the commune who confirmed it; null if nobody was asked to
 * @param reason of a correction; null before acceptance
 * @param timeliness whether this revision came by the deadline then in force
 * @param nothingToReport ids of sections declared empty, whose figures are explicit zeros
 * @param narratives id to what was said in words; not there in what was stored before templates asked for it
 * @param attachments the files it carries
 * @param findings rules that it broke, as they were judged when it was taken
 */
public record Revision(
        int number,
        Instant submittedAt,
        String by,
        @Nullable String confirmedBy,
        @Nullable String reason,
        Timeliness timeliness,
        Map<String, BigDecimal> values,
        List<String> nothingToReport,
        @Nullable String note,
        Map<String, String> narratives,
        List<Attachment> attachments,
        List<Finding> findings) {
    private static final int LONGEST_NUMBER = 40;

    public Revision {
        values = Map.copyOf(values);
        nothingToReport = List.copyOf(nothingToReport);
        narratives = Map.copyOf(Objects.requireNonNullElse(narratives, Map.of()));
        // Likewise what was stored before there were files, or rules.
        attachments = List.copyOf(Objects.requireNonNullElse(attachments, List.of()));
        findings = List.copyOf(Objects.requireNonNullElse(findings, List.of()));
    }

    /** Whether an officer answers for it: who prepared it, or who confirmed it. */
    boolean isOf(String officer) {
        return by.equals(officer) || officer.equals(confirmedBy);
    }

    boolean carries(String attachment) {
        return attachments.stream().anyMatch(file -> file.id().equals(attachment));
    }

    /** Rule id to what the unit said to it. */
    public Map<String, @Nullable String> explanations() {
        Map<String, @Nullable String> explanations = new TreeMap<>();
        findings.stream()
                .filter(finding -> finding.explanation() != null)
                .forEach(finding -> explanations.put(finding.rule(), finding.explanation()));
        return explanations;
    }

    /** As it is shown to those who do not need the files. */
    Revision withoutAttachments() {
        return with(List.of());
    }

    /** The same after a scanner has looked at one of its files. */
    Revision scanned(String attachment, Scan found) {
        return with(attachments.stream()
                .map(file -> file.id().equals(attachment) ? file.scanned(found) : file)
                .toList());
    }

    private Revision with(List<Attachment> files) {
        return new Revision(
                number,
                submittedAt,
                by,
                confirmedBy,
                reason,
                timeliness,
                values,
                nothingToReport,
                note,
                narratives,
                files,
                findings);
    }

    /**
     * Whether a draft says the same: 1.50 is 1.5, and a blank is 0 where sections are declared empty. Files do not count,
     * and of explanations those that the draft gives.
     */
    boolean says(Draft draft) {
        Map<String, String> entered = filled(draft.values());
        return Objects.equals(note, stripped(draft.note()))
                && Set.copyOf(nothingToReport).equals(Set.copyOf(draft.nothingToReport()))
                && narratives.equals(filled(draft.narratives()))
                && explanations()
                        .entrySet()
                        .containsAll(filled(draft.explanations()).entrySet())
                && values.keySet().containsAll(entered.keySet())
                && values.entrySet().stream().allMatch(figure -> {
                    String text = entered.get(figure.getKey());
                    return text == null
                            ? !nothingToReport.isEmpty() && figure.getValue().signum() == 0
                            : isSame(figure.getValue(), text);
                });
    }

    private static Map<String, String> filled(Map<String, @Nullable String> texts) {
        Map<String, String> filled = new HashMap<>();
        texts.forEach((key, text) -> {
            String stripped = stripped(text);
            if (stripped != null) {
                filled.put(key, stripped);
            }
        });
        return filled;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean isSame(BigDecimal figure, String text) {
        try {
            return text.length() <= LONGEST_NUMBER && new BigDecimal(text).compareTo(figure) == 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
