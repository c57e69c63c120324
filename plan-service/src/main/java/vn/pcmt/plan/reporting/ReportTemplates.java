package vn.pcmt.plan.reporting;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.catalogue.CatalogueEvent;
import vn.pcmt.contract.catalogue.TemplatePublished;
import vn.pcmt.kit.consume.VersionedWrites;

/** The report templates that can be asked for: those that the product brings and those that were published since. */
@Component
public class ReportTemplates {
    private final MongoOperations store;
    private final VersionedWrites writes;
    private final ReportingSettings settings;

    ReportTemplates(MongoOperations store, VersionedWrites writes, ReportingSettings settings) {
        this.store = store;
        this.writes = writes;
        this.settings = settings;
    }

    /** Events may come twice and in any order: a version never changes, and all of them count. */
    void on(EventEnvelope<? extends CatalogueEvent> envelope) {
        switch (envelope.event()) {
            case TemplatePublished event ->
                writes.replaceIfNewer(
                        ReportTemplate.COLLECTION,
                        event.aggregateId(),
                        event.version(),
                        new ReportTemplate(
                                event.aggregateId(),
                                event.version(),
                                event.template().code(),
                                event.template().indicators(),
                                event.template().provincial()));
        }
    }

    /** Codes of all templates, those that the product brings first. */
    public Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>(settings.templates());
        codes.addAll(new TreeSet<>(store.findAll(ReportTemplate.class).stream()
                .map(ReportTemplate::code)
                .toList()));
        return codes;
    }

    /** Codes of those that ask something of a province itself. */
    public Set<String> provincialCodes() {
        Set<String> codes = new LinkedHashSet<>(settings.provincialTemplates());
        codes.addAll(new TreeSet<>(store.findAll(ReportTemplate.class).stream()
                .filter(template ->
                        template.provincial() != null && !template.provincial().isEmpty())
                .map(ReportTemplate::code)
                .toList()));
        return codes;
    }

    /** Whether a version that was published asks for an indicator. */
    public boolean asks(String template, String indicator) {
        return store.exists(
                Query.query(
                        Criteria.where("code").is(template).and("indicators").is(indicator)),
                ReportTemplate.class);
    }
}
