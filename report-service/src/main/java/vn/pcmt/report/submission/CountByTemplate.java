package vn.pcmt.report.submission;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;

import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.TemplateUse;

/** Counts the reports of a template, for whoever is about to publish another version of it. */
@Component
class CountByTemplate implements TemplateUse {

    private final MongoOperations store;

    CountByTemplate(MongoOperations store) {
        this.store = store;
    }

    private record Group(Key id, long reports) {}

    private record Key(String period, int templateVersion, ReportStatus status) {}

    @Override
    public List<Tally> of(String template) {
        return store
                .aggregate(
                        newAggregation(
                                match(Criteria.where("template")
                                        .is(template)
                                        .and("status")
                                        .ne(ReportStatus.WITHDRAWN)),
                                group("period", "templateVersion", "status")
                                        .count()
                                        .as("reports")),
                        Report.COLLECTION,
                        Group.class)
                .getMappedResults()
                .stream()
                .map(group -> new Tally(
                        ReportingPeriod.parse(group.id().period()),
                        group.id().templateVersion(),
                        group.id().status() != ReportStatus.EXPECTED,
                        group.reports()))
                .toList();
    }
}
