package de.medicalhub.fhir.access.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CompanionsTest {
    private final Bundle bundle = new Bundle();

    @Test
    @DisplayName("9: what a shown field names comes along, also with a version in the reference")
    void whatAShownFieldNamesComesAlong() {
        ServiceRequest request = new ServiceRequest();
        request.setRequester(new Reference("Organization/hospital/_history/2"));
        add(request, "ServiceRequest/s", SearchEntryMode.MATCH);
        add(new Organization(), "Organization/hospital", SearchEntryMode.INCLUDE);

        Companions.dropUnexplained(bundle);

        assertThat(bundle.getEntry()).hasSize(2);
    }

    @Test
    @DisplayName("9: what only a hidden field names does not come along")
    void whatOnlyAHiddenFieldNamesDoesNot() {
        add(new ServiceRequest(), "ServiceRequest/s", SearchEntryMode.MATCH);
        add(new Organization(), "Organization/winner", SearchEntryMode.INCLUDE);

        Companions.dropUnexplained(bundle);

        assertThat(bundle.getEntry()).hasSize(1);
    }

    @Test
    @DisplayName("9: companions of companions come along as far as shown fields lead")
    void furtherSteps() {
        Task task = new Task().setOwner(new Reference("Organization/own"));
        task.setRequester(new Reference("Organization/hospital"));
        add(new Location(), "Location/elsewhere", SearchEntryMode.INCLUDE);
        add(new Organization(), "Organization/hospital", SearchEntryMode.INCLUDE);
        add(new Organization(), "Organization/own", SearchEntryMode.MATCH);
        add(task, "Task/t", SearchEntryMode.INCLUDE);

        Companions.dropUnexplained(bundle);

        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().getId())
                .containsExactly("Organization/hospital", "Organization/own", "Task/t");
    }

    private void add(Resource resource, String id, SearchEntryMode mode) {
        resource.setId(id);
        bundle.addEntry().setResource(resource).getSearch().setMode(mode);
    }
}
