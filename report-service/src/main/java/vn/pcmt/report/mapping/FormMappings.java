package vn.pcmt.report.mapping;

import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** The repository of mappings. */
@Component
public class FormMappings {

    private final MongoOperations store;

    FormMappings(MongoOperations store) {
        this.store = store;
    }

    public Optional<FormMapping> find(String code) {
        return Optional.ofNullable(store.findById(code, FormMapping.class));
    }

    Page<FormMapping> list(PageRequest page) {
        Query all = new Query();
        long total = store.count(all, FormMapping.class);
        return new Page<>(
                store.find(all.with(Sort.by("_id")).skip(page.offset()).limit(page.size()), FormMapping.class),
                page.page(),
                page.size(),
                total);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one of that code */
    void insert(FormMapping mapping) {
        store.insert(mapping);
    }

    void save(FormMapping mapping) {
        store.save(mapping);
    }
}
