package vn.pcmt.report.submission;

import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;

/** Whether the head of the commune confirms in person what leaves it, and who then answers for it. */
@Component
@EnableConfigurationProperties(SubmissionSettings.class)
public class HeadConfirmation {

    private final SubmissionSettings settings;

    HeadConfirmation(SubmissionSettings settings) {
        this.settings = settings;
    }

    public boolean isRequired() {
        return settings.headConfirms();
    }

    /** @throws Refusal {@code confirmation-required} if only the head may send and the caller is not the head */
    void requireSender(Caller caller) {
        if (isRequired() && !caller.has(COMMUNE_HEAD)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "confirmation-required");
        }
    }

    /** @param preparedBy who proposed it to the head; null if the caller wrote it himself */
    Sender sender(Caller caller, @Nullable String preparedBy) {
        return isRequired()
                ? new Sender(preparedBy == null ? caller.id() : preparedBy, caller.id())
                : new Sender(caller.id(), null);
    }
}
