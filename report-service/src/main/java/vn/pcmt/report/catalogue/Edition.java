package vn.pcmt.report.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something in the catalogue as it was written once, by whom and when. It never changes: what follows is another one. */
sealed interface Edition permits TemplateVersion, IndicatorEdition {

    /** Of what it is an edition. */
    String code();

    /** 1 for the first. */
    int number();

    /** Officer id, or {@code system} for what the product brings. */
    String by();

    Instant at();

    /** Of the command that wrote it; null for what the product brings. */
    @Nullable
    String fingerprint();
}
