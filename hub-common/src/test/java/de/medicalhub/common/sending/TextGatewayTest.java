package de.medicalhub.common.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextGatewayTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                  | {\"to\":\"{to}\",\"m\":\"{text}\"} | {\"to\":\"+491\",\"m\":\"Grüße \\\"A\\\" & {to}\"}",
                "application/x-www-form-urlencoded | to={to}&m={text}&id={id}       | to=%2B491&m=Gr%C3%BC%C3%9Fe+%22A%22+%26+%7Bto%7D&id=medhub-1",
                "text/plain                        | {to} {text}                    | +491 Grüße \"A\" & {to}"
            })
    void valuesFillTheTemplateInItsForm(String type, String template, String filled) {
        assertThat(TextGateway.fill(template, type, "+491", "Grüße \"A\" & {to}", "medhub-1"))
                .isEqualTo(filled);
    }
}
