package de.medicalhub.fhir.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.problem.HubException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CollectedTest {
    private static final String PATIENT = "00000000-0000-4000-8000-000000000001";

    @Test
    @DisplayName("Rule 10: entries in JSON are taken as they are written, also what no resource may have")
    void jsonIsTakenApart() {
        List<String> resources = json("""
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"fullUrl":"urn:uuid:%s","resource":{"resourceType":"Patient"}},
                 {"fullUrl":"https://his.example/Observation/o","resource":{"resourceType":"Observation","id":"o",
                  "nmae":"x","valueQuantity":{"value":1.10},"subject":{"reference":"urn:uuid:%s"},
                  "hasMember":[{"reference":"https://his.example/Observation/o"},{"reference":"Observation/other"}]}},
                 {"fullUrl":"urn:uuid:x"}]}""".replace("%s", PATIENT));

        assertThat(resources.get(0)).isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"" + PATIENT + "\"}");
        assertThat(resources.get(1))
                .contains("\"nmae\":\"x\"", "\"value\":1.10}")
                .contains("\"subject\":{\"reference\":\"Patient/" + PATIENT + "\"}")
                .contains("[{\"reference\":\"Observation/o\"},{\"reference\":\"Observation/other\"}]");
        assertThat(resources.get(2)).isEmpty();
    }

    @Test
    @DisplayName("Rule 10: the same in XML")
    void xmlIsTakenApart() {
        List<String> resources = Collected.resources("""
                <Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
                <entry><fullUrl value="urn:uuid:%s"/><resource><Patient><nmae value="x"/></Patient></resource></entry>
                <entry><resource><Observation><id value="o"/>
                <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">a</div></text>
                <subject><reference value="urn:uuid:%s"/></subject></Observation></resource></entry>
                </Bundle>""".replace("%s", PATIENT).getBytes(StandardCharsets.UTF_8), true);

        assertThat(resources.get(0))
                .isEqualTo("<Patient xmlns=\"http://hl7.org/fhir\"><id value=\"" + PATIENT
                        + "\"/><nmae value=\"x\"/></Patient>");
        assertThat(resources.get(1))
                .contains("<reference value=\"Patient/" + PATIENT + "\"/>")
                .contains("<div xmlns=\"http://www.w3.org/1999/xhtml\">a</div>");
    }

    @Test
    @DisplayName("Rule 10: what is no collection is refused, and so is what has no entry")
    void onlyCollections() {
        for (String other : List.of(
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}",
                "{\"resourceType\":\"Patient\"}",
                "1",
                "",
                "{")) {
            assertThatThrownBy(() -> json(other)).as(other).isInstanceOf(HubException.class);
        }
        assertThat(json("{\"resourceType\":\"Bundle\",\"type\":\"collection\"}"))
                .isEmpty();
        byte[] bomb = "<!DOCTYPE a [<!ENTITY x 'y'>]><Bundle>&x;</Bundle>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Collected.resources(bomb, true)).isInstanceOf(HubException.class);
    }

    private static List<String> json(String body) {
        return Collected.resources(body.getBytes(StandardCharsets.UTF_8), false);
    }
}
