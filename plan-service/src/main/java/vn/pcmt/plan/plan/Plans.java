package vn.pcmt.plan.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;

/** The stored plans, by id. */
interface Plans extends MongoRepository<Plan, String> {
    /** What nobody needs who only asks for the facts of a plan. A plan read without it is never saved. */
    String BARE = "{outbox: 0, receipts: 0, amendments: 0, 'text.requirements': 0, 'text.statements': 0}";

    List<Plan> findByTextParentOrderById(String parent);

    List<Plan> findByOriginTemplateOrderById(String template);

    @Query(fields = BARE)
    List<Plan> findByIssueNotNullAndIssueClosingNull();

    @Query(fields = BARE)
    List<Plan> findByIdInAndIssueNotNullAndIssueClosingNull(Collection<String> ids);

    @Query(fields = BARE)
    List<Plan> findByAmendmentsAtGreaterThanEqualAndIssueClosingNull(Instant since);
}
