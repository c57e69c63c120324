package vn.pcmt.plan.sample;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;

/** Who acts in the stories: the posts of the province, as {@link SampleOfficers} fills them. */
final class SamplePeople {
    static final String PROVINCE = "44@2025-07-01";
    static final Caller LEADER = caller("lanhdao", OfficerRole.LEADER);
    private static final Map<String, Caller> BY_ID = Map.of(
            "lanhdao", LEADER,
            "duyet", caller("duyet", OfficerRole.REVIEWER),
            "canbo", caller("canbo", OfficerRole.OFFICER));

    private SamplePeople() {}

    static Caller caller(String officer) {
        return Objects.requireNonNull(BY_ID.get(officer), () -> officer + " acts in no story");
    }

    private static Caller caller(String id, OfficerRole role) {
        return new Caller(id, id, Set.of(role), PROVINCE);
    }
}
