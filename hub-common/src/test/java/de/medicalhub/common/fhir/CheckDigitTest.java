package de.medicalhub.common.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDigitTest {
    @ParameterizedTest
    @CsvSource({
        "KVNR, X485231029",
        "KVNR, K220635158",
        "KVNR, A123456780",
        "LANR, 754236701",
        "LANR, 123456628",
        "LANR, 838382202",
        "BSNR, 724444400",
        "IK, 109719018",
        "IK, 101575519",
        "IK, 104212059",
        "PZN, 17717475",
        "PZN, 02532741",
        "PZN, 00814665"
    })
    @DisplayName("numbers in public examples are right, and with any digit changed they are wrong")
    void oneWrongDigitIsSeen(CheckDigit kind, String value) {
        assertThat(kind.isValid(value)).isTrue();
        if (kind != CheckDigit.BSNR) {
            int last = kind == CheckDigit.LANR ? 6 : value.length() - 1;
            char other = value.charAt(last) == '9' ? '0' : (char) (value.charAt(last) + 1);
            assertThat(kind.isValid(value.substring(0, last) + other + value.substring(last + 1)))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("another form is wrong")
    void anotherFormIsWrong() {
        assertThat(CheckDigit.KVNR.isValid("x485231029")).isFalse();
        assertThat(CheckDigit.KVNR.isValid("X48523102")).isFalse();
        assertThat(CheckDigit.BSNR.isValid("72444440")).isFalse();
        assertThat(CheckDigit.BSNR.isValid("72444440a")).isFalse();
        assertThat(CheckDigit.PZN.isValid("2532741")).isFalse();
        assertThat(CheckDigit.IK.isValid("")).isFalse();
    }
}
