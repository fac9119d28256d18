package de.medicalhub.fhir.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.engine.control.BodyCheck.Format;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 9 of the feature. */
class BodyCheckTest {
    private static final String PATIENT =
            "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Müller-Größe 👩‍⚕️\"}]}";

    @Test
    @DisplayName("rule 9: what is well passes, in JSON and XML")
    void goodBodiesPass() {
        assertThat(json(PATIENT)).isEmpty();
        assertThat(xml("<Patient xmlns=\"http://hl7.org/fhir\"><active value=\"true\"/></Patient>"))
                .isEmpty();
    }

    @Test
    @DisplayName("rule 9: what is not well-formed is left for the engine, which says where")
    void brokenBodiesAreLeftToTheEngine() {
        assertThat(json("{\"resourceType\":\"Patient\",")).isEmpty();
        assertThat(json("")).isEmpty();
        assertThat(xml("<Patient><name>")).isEmpty();
    }

    @Test
    @DisplayName("rule 9: bytes that are no UTF-8 are refused, not replaced")
    void otherEncodingsAreRefused() {
        assertThat(BodyCheck.refusal(PATIENT.getBytes(StandardCharsets.ISO_8859_1), Format.JSON))
                .contains(BodyFault.NOT_UTF_8);
        byte[] cut = PATIENT.getBytes(StandardCharsets.UTF_8);
        cut[cut.length - 1] = (byte) 0xC3;
        assertThat(BodyCheck.refusal(cut, Format.JSON)).contains(BodyFault.NOT_UTF_8);
    }

    @Test
    @DisplayName("rule 9: the same property twice is refused, at any depth; the same name in two objects is not")
    void twiceIsRefused() {
        assertThat(json("{\"active\":true,\"active\":false}")).contains(BodyFault.TWICE);
        assertThat(json("{\"name\":[{\"family\":\"A\",\"given\":[],\"family\":\"B\"}]}"))
                .contains(BodyFault.TWICE);
        assertThat(json("{\"name\":[{\"family\":\"A\"},{\"family\":\"B\"}]}")).isEmpty();
    }

    @Test
    @DisplayName("rule 9: U+0000 is refused, however it is written; the six characters themselves are not")
    void nulIsRefused() {
        assertThat(json("{\"id\":\"a\\u0000b\"}")).contains(BodyFault.NUL);
        assertThat(json("{\"a\\u0000\":1}")).contains(BodyFault.NUL);
        assertThat(json("{\"id\":\"a\\\\u0000b\"}")).isEmpty();
    }

    @Test
    @DisplayName("rule 9: half a character is refused, however it is written; two halves are one")
    void halfCharactersAreRefused() {
        assertThat(json("{\"family\":\"a\\ud800b\"}")).contains(BodyFault.HALF_CHARACTER);
        assertThat(json("{\"family\":\"a\\udc00\\ud800\"}")).contains(BodyFault.HALF_CHARACTER);
        assertThat(json("{\"a\\ud800\":1}")).contains(BodyFault.HALF_CHARACTER);
        assertThat(json("{\"family\":\"a\\ud83d\\ude00b\"}")).isEmpty();
        assertThat(json("{\"family\":\"a\\\\ud800b\"}")).isEmpty();
    }

    @ParameterizedTest(name = "rule 9: {0}")
    @ValueSource(
            strings = {
                "{'resourceType':'Observation','valueQuantity':{'value':1e999999999}}",
                "{'resourceType':'Observation','valueQuantity':{'value':-1.5E+101}}",
                "{'resourceType':'Observation','valueQuantity':{'value':1e-999999999}}",
                "{'resourceType':'Observation','valueQuantity':{'value':'1e999999999'}}",
                "{'resourceType':'Observation','valueQuantity':[{'value':['1e999999999']}]}",
                "{'resourceType':'Observation','valueQuantity':{'value':'１e９９９９９９９９９'}}",
                "{'resourceType':'Observation','component':[{'valueQuantity':{'value':1e999999999}}]}",
                "{'resourceType':'Patient','extension':[{'url':'u','valueDecimal':1e999999999}]}",
                "{'resourceType':'Patient','extension':[{'url':'u','valueDecimal':'1e999999999'}]}",
                "{'resourceType':'Patient','extension':[{'url':'u','valueInteger':1e999999999}]}",
                "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Media','duration':'1e999999999'}}]}",
                "[{'op':'replace','path':'/valueQuantity/value','value':1e999999999}]",
                "{'resourceType':'Parameters','parameter':[{'name':'v','valueDecimal':1e999999999}]}",
            })
    void largeNumbersAreRefusedInJson(String body) {
        assertThat(json(body.replace('\'', '"'))).contains(BodyFault.NUMBER);
    }

    @Test
    @DisplayName("rule 9: a number of a thousand digits is refused, one that is measured passes")
    void longNumbersAreRefused() {
        assertThat(json("{\"value\":" + "9".repeat(101) + "}")).contains(BodyFault.NUMBER);
        assertThat(json("{\"value\":0." + "0".repeat(5_000) + "1}")).contains(BodyFault.NUMBER);
        assertThat(json("{\"value\":[6.02214076e23,-1.5,0,1e100,1e-100,123456789012345678]}"))
                .isEmpty();
    }

    @ParameterizedTest(name = "rule 9: {0}")
    @ValueSource(
            strings = {
                "<Observation><valueQuantity><value value='1e999999999'/></valueQuantity></Observation>",
                "<Observation><component><valueQuantity><value value='-1E-999999999'/></valueQuantity></component></Observation>",
                "<f:Observation><f:valueQuantity><f:value value='1e999999999'/></f:valueQuantity></f:Observation>",
                "<Patient><extension url='u'><valueDecimal value='1e101'/></extension></Patient>",
                "<Parameters><parameter><valueDecimal value='1e999999999'/></parameter></Parameters>",
                "<RiskAssessment><prediction><probabilityDecimal value='1e999999999'/></prediction></RiskAssessment>",
            })
    void largeNumbersAreRefusedInXml(String body) {
        assertThat(xml(body)).contains(BodyFault.NUMBER);
    }

    @Test
    @DisplayName("rule 9: a text that looks like a number is none")
    void textsAreNoNumbers() {
        assertThat(json("{\"identifier\":[{\"value\":\"12E123456\"}],\"telecom\":[{\"value\":\"1e999\"}]}"))
                .isEmpty();
        assertThat(json("{\"data\":\"" + "1234".repeat(100) + "\",\"valueString\":\"1e999999999\"}"))
                .isEmpty();
        assertThat(xml("<Patient><identifier><value value='12E123456'/></identifier></Patient>"))
                .isEmpty();
        assertThat(xml("<Observation><valueQuantity><value value='1.5e3'/></valueQuantity></Observation>"))
                .isEmpty();
    }

    @Test
    @DisplayName("rule 9: what is deeper than any record is refused")
    void depthIsBounded() {
        int deep = BodyCheck.DEEPEST + 1;
        assertThat(json("[".repeat(deep) + "]".repeat(deep))).contains(BodyFault.TOO_MANY_PARTS);
        assertThat(json("[".repeat(deep - 1) + "]".repeat(deep - 1))).isEmpty();
        assertThat(xml("<a>".repeat(deep) + "</a>".repeat(deep))).contains(BodyFault.TOO_MANY_PARTS);
        assertThat(xml("<a>".repeat(deep - 1) + "</a>".repeat(deep - 1))).isEmpty();
    }

    @Test
    @DisplayName("rule 9: millions of tiny parts are refused")
    void partsAreBounded() {
        assertThat(json("[" + "{},".repeat(BodyCheck.MOST_TOKENS / 2) + "{}]")).contains(BodyFault.TOO_MANY_PARTS);
        assertThat(xml("<a>" + "<b/>".repeat(BodyCheck.MOST_TOKENS) + "</a>")).contains(BodyFault.TOO_MANY_PARTS);
    }

    @Test
    @DisplayName("rule 9: one large text is no reason to refuse: documents come inside their resource")
    void largeTextsPass() {
        assertThat(json("{\"data\":\"" + "QUJD".repeat(2_000_000) + "\"}")).isEmpty();
    }

    @Test
    @DisplayName("rule 9: no document types: no entities from outside, none that grow")
    void documentTypesAreRefused() {
        assertThat(xml("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>"))
                .contains(BodyFault.DOCUMENT_TYPE);
        assertThat(xml("<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>"))
                .contains(BodyFault.DOCUMENT_TYPE);
    }

    private static Optional<BodyFault> json(String body) {
        return BodyCheck.refusal(body.getBytes(StandardCharsets.UTF_8), Format.JSON);
    }

    private static Optional<BodyFault> xml(String body) {
        return BodyCheck.refusal(body.getBytes(StandardCharsets.UTF_8), Format.XML);
    }
}
