package vn.pcmt.plan.evaluation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.document.Letterhead;

/**
 * What people write in a closing evaluation; figures, open work and models are added by the system. Lines of a text
 * become paragraphs of the report.
 *
 * @param situation how things stand in the area; needed to close a plan of some kinds
 * @param results what was done; needed likewise
 * @param difficulties difficulties and their causes
 * @param lessons one each
 * @param proposals to superiors
 * @param nextTasks what comes next
 * @param addressee superior the report is sent to, after "Kính gửi"; null for none
 * @param recipients lines of "Nơi nhận"; the last one, "Lưu", is added
 * @param letterhead null for that of the installation
 */
public record EvaluationText(
        @Nullable @Size(max = 20_000) String situation,
        @Nullable @Size(max = 20_000) String results,
        @Nullable @Size(max = 20_000) String difficulties,
        @Size(max = 50) List<@NotBlank @Size(max = 2000) String> lessons,
        @Nullable @Size(max = 20_000) String proposals,
        @Nullable @Size(max = 20_000) String nextTasks,
        @Nullable @Size(max = 300) String addressee,
        @Size(max = 20) List<@NotBlank @Size(max = 300) String> recipients,
        @Nullable @Valid Letterhead letterhead) {

    static final EvaluationText EMPTY =
            new EvaluationText(null, null, null, List.of(), null, null, null, List.of(), null);

    public EvaluationText {
        lessons = Objects.requireNonNullElse(lessons, List.of());
        recipients = Objects.requireNonNullElse(recipients, List.of());
    }

    boolean saysWhatIsNeeded() {
        return situation != null && !situation.isBlank() && results != null && !results.isBlank();
    }
}
