package de.medicalhub.fhir.profile.control;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/** Writes out the rules of value sets that HAPI's terminology in memory does not know. */
final class ValueSetRules {
    private final Function<String, Optional<CodeSystem>> systems;

    ValueSetRules(Function<String, Optional<CodeSystem>> systems) {
        this.systems = systems;
    }

    /** Replaces "concepts without children" (KDL) by the list of those concepts. */
    void writeOut(ValueSet values) {
        values.getCompose().getInclude().stream()
                .filter(ValueSetRules::asksForLeaves)
                .forEach(part -> systems.apply(part.getSystem()).ifPresent(system -> {
                    part.getFilter().clear();
                    addLeaves(part, system.getConcept());
                }));
    }

    private static boolean asksForLeaves(ConceptSetComponent part) {
        return part.getFilter().size() == 1
                && part.getFilterFirstRep().getProperty().equals("child")
                && part.getFilterFirstRep().getOp() == FilterOperator.EXISTS
                && part.getFilterFirstRep().getValue().equals("false");
    }

    private static void addLeaves(ConceptSetComponent part, List<ConceptDefinitionComponent> concepts) {
        for (ConceptDefinitionComponent concept : concepts) {
            if (concept.hasConcept()) {
                addLeaves(part, concept.getConcept());
            } else {
                part.addConcept().setCode(concept.getCode()).setDisplay(concept.getDisplay());
            }
        }
    }
}
