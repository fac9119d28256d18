package de.medicalhub.portal.record.control;

import de.medicalhub.portal.records.Resources;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;

/**
 * Whether somebody takes a substance already (K8): by its code, or by a word of the name. It compares words; whether both
 * may be taken it does not judge. Pure.
 */
public final class SameMedicine {
    private static final int SHORTEST_WORD = 5;

    /**
     * A strength such as 2,5 mg, 160/12,5 mg or 100 mg/ml. A number without a unit belongs to the name (Vitamin B 12, Mix 25), and so does
     * one within a word.
     */
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\p{L}\\p{N}])\\d+(?:[.,]\\d+)?(?:\\s*/\\s*\\d+(?:[.,]\\d+)?)*"
                    + "\\s*(?:mikrogramm|mg|mcg|µg|μg|g|ml|l|ie|i\\.e\\.|mmol|%)(?:/(?:ml|h|\\d+\\s*ml))?(?![\\p{L}\\p{N}])");

    /** How much is in the package. */
    private static final Pattern PACKAGE = Pattern.compile("(?<![\\p{L}\\p{N}])\\d+\\s*(?:stück|st)(?![\\p{L}\\p{N}])");

    /** Words that many names share and that say nothing about the substance: forms and makers. */
    private static final Set<String> NO_SUBSTANCE = Set.of(
            "tablette",
            "tabletten",
            "filmtabletten",
            "retardtabletten",
            "brausetabletten",
            "kapsel",
            "kapseln",
            "hartkapseln",
            "weichkapseln",
            "tropfen",
            "losung",
            "lösung",
            "salbe",
            "creme",
            "zäpfchen",
            "pflaster",
            "spray",
            "injektion",
            "injektionslösung",
            "infusionslösung",
            "fertigspritze",
            "fertigspritzen",
            "pulver",
            "granulat",
            "inhalation",
            "dragees",
            "retard",
            "forte",
            "mikrogramm",
            "stück",
            "ratiopharm",
            "hexal",
            "stada",
            "heumann",
            "aristo",
            "zentiva",
            "sandoz",
            "aliud",
            "abz",
            "basics",
            "aurobindo",
            "winthrop",
            "mylan",
            "viatris",
            "bayer",
            "pfizer",
            "novartis",
            "puren",
            "glenmark",
            "taglich",
            "täglich");

    private final Set<String> words;

    /** @param name with or without substance, strength and maker */
    public SameMedicine(String name) {
        this.words = words(name);
    }

    /** Whether both have a word in common that can be a substance or a trade name. */
    public boolean shares(String other) {
        return !Collections.disjoint(words, words(other));
    }

    /**
     * What holds now and can be the same.
     *
     * @param codes PZN and ATC codes of the new one, if they are known
     * @param resources the patient's prescriptions with their Medications
     * @return their names, each once
     */
    public List<String> among(Collection<String> codes, Resources resources) {
        return resources.all(MedicationRequest.class).stream()
                .filter(request -> request.getStatus() == MedicationRequestStatus.ACTIVE
                        || request.getStatus() == MedicationRequestStatus.ONHOLD)
                .filter(request -> !Collections.disjoint(codes, MedicineWords.codes(request.getMedication(), resources))
                        || shares(MedicineWords.name(request, resources)))
                .map(request -> MedicineWords.name(request, resources))
                .distinct()
                .toList();
    }

    /** Whether both names say the same but for strength, form and maker: each word counts, also a short one such as B12. */
    static boolean isCalled(String one, String other) {
        Set<String> words = allWords(one);
        return !words.isEmpty() && words.equals(allWords(other));
    }

    /** Whether both names say a strength, and not the same. What is written in another unit counts as another strength. */
    static boolean differInStrength(String one, String other) {
        Set<String> strengths = strengths(one);
        Set<String> others = strengths(other);
        return !strengths.isEmpty() && !others.isEmpty() && !strengths.equals(others);
    }

    private static Set<String> strengths(String name) {
        return AMOUNT.matcher(name.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group()
                        .replaceAll("\\s", "")
                        .replace(',', '.')
                        .replace('μ', 'µ')
                        .replace("i.e.", "ie")
                        .replace("mikrogramm", "µg")
                        .replace("mcg", "µg"))
                .collect(Collectors.toSet());
    }

    private static Set<String> allWords(String name) {
        String named = PACKAGE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
        return Arrays.stream(AMOUNT.matcher(named).replaceAll(" ").split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty() && !NO_SUBSTANCE.contains(word))
                .collect(Collectors.toSet());
    }

    private static Set<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1))
                .filter(word -> word.length() >= SHORTEST_WORD && !NO_SUBSTANCE.contains(word))
                .collect(Collectors.toSet());
    }
}
