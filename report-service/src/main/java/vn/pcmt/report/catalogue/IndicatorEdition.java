package vn.pcmt.report.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.Event;

/**
 * An indicator as it was added or amended. The latest edition is shown and ruled by everywhere, in what has come in too:
 * nothing that decides what a figure means changes once it is in use.
 *
 * @param id {@code code~edition}
 * @param command caller and idempotency key; null for what the product brings
 */
@Document(IndicatorEdition.COLLECTION)
@TypeAlias("indicator-edition")
record IndicatorEdition(
        @Id String id,
        String code,
        int edition,
        IndicatorText text,
        @Nullable @Indexed(unique = true, sparse = true) String command,
        @Nullable String fingerprint,
        String by,
        Instant at)
        implements Edition {

    static final String COLLECTION = "indicators";

    @Override
    public int number() {
        return edition;
    }

    static IndicatorEdition of(
            int edition, IndicatorText text, String command, String fingerprint, String by, Instant at) {
        return new IndicatorEdition(
                text.code() + "~" + edition, text.code(), edition, text, command, fingerprint, by, at);
    }

    static IndicatorEdition bundled(Indicator indicator) {
        return new IndicatorEdition(
                indicator.code() + "~1",
                indicator.code(),
                1,
                IndicatorText.of(indicator),
                null,
                null,
                Event.SYSTEM,
                Instant.EPOCH);
    }
}
