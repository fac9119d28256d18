package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.engine.Product;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrueCapabilitiesTest {
    private final CapabilityStatement statement = new CapabilityStatement();
    private final CapabilityStatementRestComponent rest = statement.addRest();

    @Test
    @DisplayName("Rule 11: what no role may do is not listed")
    void leavesOutWhatNobodyMayDo() {
        CapabilityStatementRestResourceComponent patient = resource("Patient");
        patient.addOperation().setName("expunge");
        patient.addSearchParam().setName("family");
        patient.addSearchParam().setName("_has");
        patient.addSearchParam().setName("_filter");
        patient.addSearchInclude("Patient:link");
        patient.addSearchRevInclude("Encounter:patient");
        patient.addSearchRevInclude("Person:patient");
        patient.addSearchRevInclude("AuditEvent:patient");
        CapabilityStatementRestResourceComponent trail = resource("AuditEvent");
        trail.addSearchParam().setName("altid");
        trail.addSearchInclude("AuditEvent:agent");
        resource("Appointment").addOperation().setName("book");
        rest.addInteraction().setCode(SystemRestfulInteraction.HISTORYSYSTEM);
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addOperation().setName("perform-reindexing-pass");

        TrueCapabilities.reduce(statement, "https://hub.example/fhir", "1.2.3", Map.of());

        assertThat(patient.hasOperation()).isFalse();
        assertThat(patient.getSearchParam())
                .extracting(parameter -> parameter.getName())
                .containsExactly("family", "_has");
        assertThat(patient.getSearchRevInclude())
                .singleElement()
                .satisfies(include -> assertThat(include.getValue()).isEqualTo("Encounter:patient"));
        assertThat(rest.getResource().stream()
                        .filter(resource -> resource.getType().equals("AuditEvent"))
                        .flatMap(resource -> resource.getInteraction().stream())
                        .map(interaction -> interaction.getCode()))
                .doesNotContain(TypeRestfulInteraction.UPDATE, TypeRestfulInteraction.DELETE);
        assertThat(trail.getSearchParam().stream().map(parameter -> parameter.getName()))
                .contains("_id", "purpose", "altid", "subtype")
                .hasSize(20);
        assertThat(trail.hasSearchInclude() || trail.getConditionalCreate()).isFalse();
        assertThat(rest.getResource())
                .anySatisfy(resource -> assertThat(resource.getOperation()).hasSize(1));
        assertThat(rest.getInteraction().stream().map(interaction -> interaction.getCode()))
                .containsExactlyInAnyOrder(SystemRestfulInteraction.TRANSACTION, SystemRestfulInteraction.BATCH);
        assertThat(rest.hasOperation()).isFalse();
        assertThat(rest.getSecurity().getService()).isNotEmpty();
        assertThat(rest.getExtensionString("http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket"))
                .isEqualTo("wss://hub.example/fhir/websocket");
    }

    @Test
    @DisplayName(
            "Rule 11: the profiles are those that resources are held to; a requirement of ISiK is met where its own is among them")
    void namesRequirementsThatAreMet() {
        String profile = "https://gematik.de/fhir/isik/v3/Terminplanung/StructureDefinition/ISiKTermin";
        CapabilityStatementRestResourceComponent appointment = resource("Appointment");
        appointment.addSupportedProfile("https://hub.example/fhir/StructureDefinition/stored-but-not-held-to");
        CapabilityStatementRestResourceComponent slot = resource("Slot");
        slot.addSupportedProfile("https://hub.example/fhir/StructureDefinition/stored-but-not-held-to");

        TrueCapabilities.reduce(
                statement,
                "https://hub.example/fhir",
                "1.2.3",
                Map.of("Appointment", Set.of(profile), "Nonsense", Set.of("https://hub.example/none")));

        assertThat(appointment.getSupportedProfile())
                .singleElement()
                .satisfies(told -> assertThat(told.getValue()).isEqualTo(profile));
        assertThat(slot.hasSupportedProfile()).isFalse();
        assertThat(rest.getResource()).hasSize(2);

        assertThat(statement.getInstantiates())
                .singleElement()
                .satisfies(requirement -> assertThat(requirement.getValue()).contains("terminplanung-server"));
    }

    @Test
    @DisplayName("Rule 11: the hub is named, not its engine, and who may choose ids")
    void namesTheHub() {
        statement.getSoftware().setName("HAPI FHIR Server").setVersion("8.8.0");

        TrueCapabilities.reduce(
                statement, "https://hub.example/fhir", Product.current().version(), Map.of());

        assertThat(statement.getSoftware().getName()).isEqualTo("Medical Hub");
        assertThat(statement.getSoftware().getVersion()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(rest.getDocumentation()).contains("updateCreate", "Administrators");
    }

    private CapabilityStatementRestResourceComponent resource(String type) {
        CapabilityStatementRestResourceComponent resource = rest.addResource().setType(type);
        for (TypeRestfulInteraction code : TypeRestfulInteraction.values()) {
            if (code != TypeRestfulInteraction.NULL) {
                resource.addInteraction().setCode(code);
            }
        }
        return resource;
    }
}
