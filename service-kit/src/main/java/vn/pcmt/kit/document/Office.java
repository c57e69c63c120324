package vn.pcmt.kit.document;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Whose reports a service writes, as part of its settings; see {@link Letterhead}. */
public record Office(
        @Nullable String parent,
        @DefaultValue("Ủy ban nhân dân tỉnh Quảng Trị") String issuer,
        @DefaultValue("BC-UBND") String symbol,
        @DefaultValue("Quảng Trị") String place,
        @DefaultValue("TM. Ủy ban nhân dân") String authority,
        @DefaultValue("Chủ tịch") String title) {
    public Letterhead letterhead() {
        return new Letterhead(parent, issuer, symbol, place, authority, title);
    }
}
