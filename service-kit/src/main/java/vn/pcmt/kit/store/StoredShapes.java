package vn.pcmt.kit.store;

import java.util.List;
import org.springframework.core.convert.converter.Converter;

/**
 * How values of a service are stored that are not stored field by field.
 *
 * @param converters each from or to a document, marked as reading or writing
 */
public record StoredShapes(List<Converter<?, ?>> converters) {}
