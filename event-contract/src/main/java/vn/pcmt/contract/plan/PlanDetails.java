package vn.pcmt.contract.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * What else an issued plan says.
 *
 * @param parent id of the plan that it is a sub-plan or a project of, null if it stands alone
 * @param lead body that leads it, null if not stated
 * @param legalBases documents it rests on
 * @param slogans in Vietnamese
 * @param models names of models it wants to see copied
 * @param statements what it says beyond that, in its own words
 * @param template what it was made from, null if it was written for itself
 * @param amendment number of the latest amendment, 0 before the first
 * @param closedOn day on which it was closed, null while it is in force
 */
public record PlanDetails(
        @Nullable String parent,
        @Nullable Body lead,
        List<String> legalBases,
        List<Peak> peaks,
        List<Partner> partners,
        List<String> slogans,
        List<String> models,
        List<Said> statements,
        @Nullable FromTemplate template,
        int amendment,
        @Nullable LocalDate closedOn) {
    public PlanDetails {
        legalBases = List.copyOf(legalBases);
        peaks = List.copyOf(peaks);
        partners = List.copyOf(partners);
        slogans = List.copyOf(slogans);
        models = List.copyOf(models);
        statements = List.copyOf(statements);
    }

    /**
     * Something a plan says in its own words.
     *
     * @param about {@code DUTIES}, {@code PEOPLE} and the like
     */
    public record Said(String about, String text) {
        public Said {
            Checks.text(about, "about");
            Checks.text(text, "text");
        }
    }

    /**
     * The plan template that a plan was made from.
     *
     * @param unit key of the unit it was made for
     */
    public record FromTemplate(String id, int version, String unit) {
        public FromTemplate {
            Checks.text(id, "id");
            Checks.text(unit, "unit");
        }
    }
}
