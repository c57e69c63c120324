package vn.pcmt.contract.view;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.totals.Basis;

/**
 * Which figures were published, not the figures: who may read which edition of them, the service decides.
 *
 * @param area key of the area, or of a group of areas
 * @param first of the periods that were added up
 * @param last of them
 * @param vintage number among the publications of the same area, form, basis and periods, 1 for the first
 * @param hash SHA-256 of the edition for outside the area, in hexadecimal
 * @param frozenAt when the figures were taken
 * @param asOf time of the newest event in them; null while there was none
 * @param expected reports of communes that were owed
 * @param received of them, in hand
 * @param accepted of them, accepted as they stood
 */
public record ReleasedPublication(
        String id,
        String name,
        String area,
        String areaName,
        String template,
        Basis basis,
        String first,
        String last,
        LocalDate start,
        LocalDate end,
        int vintage,
        String hash,
        Instant frozenAt,
        @Nullable Instant asOf,
        int expected,
        int received,
        int accepted) {
    public ReleasedPublication {
        Checks.text(id, "id");
        Checks.text(name, "name");
        Checks.text(area, "area");
        Checks.text(areaName, "areaName");
        Checks.text(template, "template");
        Checks.present(basis, "basis");
        Checks.text(first, "first");
        Checks.text(last, "last");
        Checks.present(start, "start");
        Checks.present(end, "end");
        Checks.text(hash, "hash");
        Checks.present(frozenAt, "frozenAt");
    }
}
