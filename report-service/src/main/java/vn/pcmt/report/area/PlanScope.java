package vn.pcmt.report.area;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The areas of a plan, from {@code plan-events}.
 *
 * @param version of the plan's event it comes from
 * @param title in Vietnamese, as it was issued
 * @param closed no longer in force; what was reported under it stays readable
 */
@Document(PlanScope.COLLECTION)
record PlanScope(@Id String id, long version, String title, List<String> scope, boolean closed) {

    static final String COLLECTION = "plan_scopes";

    NamedAreas named() {
        return new NamedAreas(AreaGroups.PLAN + id, title, title, scope);
    }
}
