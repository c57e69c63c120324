package vn.pcmt.report.publication;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.report.calendar.PeriodKind;

/** What a list says of a publication. */
record PublicationHead(
        @org.springframework.data.annotation.Id String id, int vintage, String name, Instant embargoUntil, Of content) {

    /** Of which figures it is. */
    record Of(
            String area,
            String areaName,
            String template,
            String templateName,
            Basis basis,
            PeriodKind every,
            String first,
            String last,
            LocalDate start,
            LocalDate end,
            Instant frozenAt,
            @Nullable Instant asOf) {}

    /** Only the id. */
    record Id(@org.springframework.data.annotation.Id String id) {}
}
