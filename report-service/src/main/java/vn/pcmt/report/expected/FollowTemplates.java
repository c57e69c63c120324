package vn.pcmt.report.expected;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.expected.ExpectReports.Owed;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;

/** Lets reports of which nothing has come in go by the version of their template that is in force for their period. */
@Component
class FollowTemplates {

    private final Catalogue catalogue;
    private final MongoOperations store;
    private final Reports reports;

    FollowTemplates(Catalogue catalogue, MongoOperations store, Reports reports) {
        this.catalogue = catalogue;
        this.store = store;
        this.reports = reports;
    }

    /** A version that was not there when a requirement was last looked at makes it due. */
    void makeDue() {
        catalogue.templates().stream()
                .filter(latest -> latest.version() > 1)
                .forEach(latest -> store.updateMulti(
                        Query.query(Criteria.where("template")
                                .is(latest.code())
                                .orOperator(
                                        Criteria.where("seenVersion").is(null),
                                        Criteria.where("seenVersion").lt(latest.version()))),
                        Update.update("seenVersion", latest.version()).set("dueAt", Instant.EPOCH),
                        OpenRequirement.class));
    }

    /** Moves those for which a later version was published since they were expected. */
    void follow(List<Owed> owed, Instant now) {
        Map<Integer, List<ReportId>> byVersion = owed.stream()
                .collect(Collectors.groupingBy(this::versionFor, Collectors.mapping(Owed::id, Collectors.toList())));
        byVersion.forEach((version, ids) -> {
            if (version > 1) {
                reports.expectedBefore(ids, version)
                        .forEach(report -> reports.change(report, one -> one.follow(version, now)));
            }
        });
    }

    int versionFor(Owed owed) {
        return catalogue
                .inForce(owed.template(), owed.period())
                .orElseThrow(() -> unknown(owed.template()))
                .version();
    }

    Template latest(String code) {
        return catalogue.template(code).orElseThrow(() -> unknown(code));
    }

    private static IllegalArgumentException unknown(String code) {
        return new IllegalArgumentException("a requirement asks for unknown template " + code);
    }
}
