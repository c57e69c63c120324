package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.Timeliness;
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
    Map<String, @Nullable String> explanations() {
        Map<String, @Nullable String> explanations = new TreeMap<>();
        findings.stream()
                .filter(finding -> finding.explanation() != null)
                .forEach(finding -> explanations.put(finding.rule(), finding.explanation()));
        return explanations;
    }

    /** As it is shown to those who do not need the files. */
    Revision withoutAttachments() {
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
                List.of(),
                findings);
    }
}
