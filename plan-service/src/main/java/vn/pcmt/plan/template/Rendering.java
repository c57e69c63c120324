package vn.pcmt.plan.template;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.plan.PlanText;

/** Puts a unit in the place that a template keeps for it. */
final class Rendering {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode template;

    Rendering(PlanText template) {
        this.template = JSON.valueToTree(template);
    }

    /** @param parent plan that the plan stands under, null if alone */
    PlanText of(UnitState unit, @Nullable String parent) {
        ObjectNode plan = (ObjectNode) filled(template, false, unit);
        plan.put("parent", parent);
        return JSON.treeToValue(plan, PlanText.class);
    }

    private static JsonNode filled(JsonNode node, boolean key, UnitState unit) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JSON.createObjectNode();
                object.properties()
                        .forEach(field -> copy.set(
                                field.getKey(),
                                filled(
                                        field.getValue(),
                                        field.getKey().equals("scope")
                                                || field.getKey().equals("unitKey"),
                                        unit)));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JSON.createArrayNode();
                array.forEach(entry -> copy.add(filled(entry, key, unit)));
                yield copy;
            }
            case JsonNode text
            when text.isString() ->
                JSON.valueToTree(text.asString().replace(TemplateText.UNIT, key ? unit.key() : unit.name()));
            default -> node;
        };
    }
}
