package de.medicalhub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BeanNamesTest {
    /** Attributes of the portal's own tags: one that is left out would be found as a bean. */
    private static final Set<String> ATTRIBUTES = Set.of("for", "label", "help", "input", "group", "name");

    private final List<String> names = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("de.medicalhub.portal").stream()
                    .filter(type -> type.isAnnotatedWith(Named.class))
                    .map(type -> type.getAnnotationOfType(Named.class).value())
                    .toList();

    @Test
    void noTwoBeansHaveTheSameName() {
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void noBeanIsCalledLikeAnAttributeOfATag() {
        assertThat(names).doesNotContainAnyElementsOf(ATTRIBUTES);
    }
}
