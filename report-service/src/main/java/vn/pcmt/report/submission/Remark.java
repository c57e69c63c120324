package vn.pcmt.report.submission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * What a reviewer says about one figure or one text; exactly one of the two is named.
 *
 * @param indicator code of the figure
 * @param narrative id of the text; {@value #NOTE} is the note of the report
 */
public record Remark(
        @Nullable @Size(max = 20) String indicator,
        @Nullable @Size(max = 40) String narrative,
        @NotBlank @Size(max = 1000) String text) {

    /** The text that every report may have. */
    public static final String NOTE = "note";

    @PersistenceCreator
    public Remark {}

    /** About a figure. */
    public Remark(String indicator, String text) {
        this(indicator, null, text);
    }
}
