package de.medicalhub.fhir.profile.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.config.JpaConfig;
import ca.uhn.fhir.jpa.validation.JpaValidationSupportChain;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import de.medicalhub.fhir.FhirSettings;
import de.medicalhub.fhir.profile.ProfileSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts the packages where HAPI looks: terminology asks its own chain, validation ours. */
@Configuration
class ProfileConfig {
    @Bean
    ProfileSettings profileSettings(FhirSettings settings) {
        return settings.profiles();
    }

    /** HAPI declares its chain by the interface only: a parameter of the class is there once the chain is made, not before. */
    @Bean
    Profiles profiles(
            FhirContext context,
            DefaultProfileValidationSupport base,
            Packages packages,
            @Qualifier(JpaConfig.JPA_VALIDATION_SUPPORT_CHAIN) IValidationSupport terminology) {
        PackageSupport support = new PackageSupport(context, packages);
        ((JpaValidationSupportChain) terminology).addValidationSupport(support);
        return new Profiles(context, base, support);
    }

    /** {@code $validate} and writing must say the same. */
    @Bean
    @Primary
    IInstanceValidatorModule validatorModule(Profiles profiles) {
        return profiles.module();
    }
}
