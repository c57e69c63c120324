package vn.pcmt.report.outlier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a waiting report has that is unlike its unit's own past. Kept from its submission on, because looking back takes a
 * dozen reports per report; what is unlike its peers is found when it is read, because they come in after it.
 *
 * @param id of the report
 * @param version counts how often it was screened
 * @param revision the one that was screened
 */
@Document(Screening.COLLECTION)
public record Screening(
        @Id String id,
        @Version @Nullable Long version,
        @Indexed String unitKey,
        String template,
        int revision,
        List<Outlier> outliers) {

    static final String COLLECTION = "screenings";

    public Screening {
        outliers = List.copyOf(outliers);
    }
}
