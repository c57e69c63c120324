package vn.pcmt.contract;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Derives the JSON Schema of an event from its record. */
final class Schemas {

    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static ObjectNode of(Class<? extends Event> type) {
        return (ObjectNode) GENERATOR.generateSchema(type);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .with(Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
        config.forFields().withRequiredCheck(field -> !isNullable(field)).withNullableCheck(Schemas::isNullable);
        config.forTypesInGeneral()
                .withStringFormatResolver(scope -> format(scope.getType()))
                .withCustomDefinitionProvider((type, context) -> {
                    if (format(type) == null) {
                        return null;
                    }
                    ObjectNode text = context.getGeneratorConfig().createObjectNode();
                    text.put("type", "string").put("format", format(type));
                    return new CustomDefinition(
                            text, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
                });
        return new SchemaGenerator(config.build());
    }

    private static @Nullable String format(@Nullable ResolvedType type) {
        if (type == null) {
            return null;
        }
        if (type.isInstanceOf(Instant.class)) {
            return "date-time";
        }
        return type.isInstanceOf(LocalDate.class) ? "date" : null;
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
