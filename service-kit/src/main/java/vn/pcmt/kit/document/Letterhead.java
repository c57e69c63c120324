package vn.pcmt.kit.document;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Whose report it is.
 *
 * @param parent body above the issuer; null for a people's committee
 * @param issuer body that issues it
 * @param symbol after the number, such as {@code BC-UBND}
 * @param place before the date
 * @param authority on whose behalf it is signed, such as {@code TM. ỦY BAN NHÂN DÂN}
 * @param title of who signs
 */
public record Letterhead(
        @Nullable @Size(max = 200) String parent,
        @NotBlank @Size(max = 200) String issuer,
        @NotBlank @Size(max = 60) String symbol,
        @NotBlank @Size(max = 60) String place,
        @NotBlank @Size(max = 100) String authority,
        @NotBlank @Size(max = 100) String title) {}
