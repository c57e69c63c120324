package vn.pcmt.notification.delivery;

import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.notification.routing.Level;

/**
 * What is owed, as far as it is not said by the report's template and period.
 *
 * @param plan id of the plan that asks for it, null if none does
 * @param title in Vietnamese, as people wrote it: for the inbox, mails and other systems; null for what the bundles name
 * @param owner id of the officer who answers for it; null if whoever is in charge of the unit does
 * @param urgent whether it passes the quiet hours
 * @param level before whom it comes, null unless it has been escalated
 * @param question what was asked, in words that may hold figures: for the inbox and the body of mails only; null unless it
 *     is an explanation
 */
public record Subject(
        ObligationKind owes,
        @Nullable String plan,
        @Nullable String title,
        @Nullable String owner,
        boolean urgent,
        @Nullable Level level,
        @Nullable String question) {

    /** What is no explanation. */
    public Subject(
            ObligationKind owes,
            @Nullable String plan,
            @Nullable String title,
            @Nullable String owner,
            boolean urgent,
            @Nullable Level level) {
        this(owes, plan, title, owner, urgent, level, null);
    }

    /** A report of which no more is known. */
    static final Subject REPORT = new Subject(ObligationKind.REPORT, null, null, null, false, null);

    /** What people wrote of it: its title, of an explanation what was asked; null if nothing. */
    public @Nullable String shown() {
        return title == null ? question : title;
    }

    /** The same, for another officer to answer for. */
    public Subject ownedBy(String officer) {
        return new Subject(owes, plan, title, officer, urgent, level, question);
    }

    /** The same, brought before somebody higher up. */
    public Subject before(Level higher) {
        return new Subject(owes, plan, title, owner, urgent, higher, question);
    }
}
