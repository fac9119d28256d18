package de.medicalhub.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortalSettingsTest {
    @Test
    @SuppressWarnings("UnnecessaryAssignment") // No container is here that would inject them.
    @DisplayName("U9 what leaves the house bears the public address, wherever the portal reads the records")
    void thePublicAddressOfTheRecords() {
        PortalSettings settings = new PortalSettings();
        settings.hubUrl = "https://hub.example";
        settings.fhirUrl = "http://10.1.2.3:8080/fhir";
        assertThat(settings.publicRecordsUrl()).isEqualTo("https://hub.example/fhir");
        settings.hubUrl = "https://hub.example/";
        assertThat(settings.publicRecordsUrl()).isEqualTo("https://hub.example/fhir");
    }
}
