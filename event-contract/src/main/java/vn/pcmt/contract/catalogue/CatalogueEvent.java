package vn.pcmt.contract.catalogue;

import vn.pcmt.contract.Event;

/**
 * What happens to the catalogue of reports. Each version of a template is an aggregate of its own, which never changes;
 * the versions of one template share its code as their key and keep their order.
 */
public sealed interface CatalogueEvent extends Event permits TemplatePublished {
    TemplateState template();

    @Override
    default String aggregateId() {
        return template().code() + "~" + template().version();
    }

    @Override
    default String key() {
        return template().code();
    }
}
