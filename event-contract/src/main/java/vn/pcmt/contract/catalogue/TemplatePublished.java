package vn.pcmt.contract.catalogue;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A version of a template was published. Those that the product brings are known without being told. */
@EventType("template.published.v1")
public record TemplatePublished(long version, Instant at, String actor, TemplateState template)
        implements CatalogueEvent {
    public TemplatePublished {
        Checks.event(version, at, actor);
        Checks.present(template, "template");
    }
}
