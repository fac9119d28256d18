@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.substitution.entity;
