# Tallyman in a container: built, its start-up cache trained, and its start proved, as the user that will run it.
# BASE holds a Java 25 runtime with a shell; BUILD a JDK 25 with Maven 3.8 or newer. See docs/operations.md.
ARG BASE=docker.io/library/eclipse-temurin:25
ARG BUILD=docker.io/library/maven:3.9-eclipse-temurin-25

FROM ${BUILD} AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
COPY frontend-templates frontend-templates
# The list of components (SBOM) belongs to the release, not to the image.
RUN mvn -B -ntp -q -Dmaven.test.skip=true -Dcyclonedx.skip=true package

FROM ${BASE} AS tallyman
# PostgreSQL asks for the name of its user, so the number alone would not do.
RUN echo 'tallyman:x:10001:10001:Tallyman:/data:/bin/false' >> /etc/passwd \
 && echo 'tallyman:x:10001:' >> /etc/group \
 && mkdir -p /data && chown 10001:10001 /data
WORKDIR /opt/tallyman
COPY --from=build /src/target/quarkus-app/ ./
# One heap setting for all figures in docs/performance.md; the start-up cache holds for this collector.
ENV TALLYMAN_JVM_OPTIONS="-Xmx256m -XX:+UseSerialGC" \
    TALLYMAN_DATA_DIR=/data \
    QUARKUS_LOG_CONSOLE_JSON_ENABLED=true \
    MALLOC_ARENA_MAX=2

FROM tallyman AS trained
RUN chown 10001:10001 /opt/tallyman
USER 10001:10001
RUN TALLYMAN_TRAINING_RUN=true TALLYMAN_DATA_DIR=/tmp/training TALLYMAN_ADMIN_PASSWORD=only-for-training \
    java ${TALLYMAN_JVM_OPTIONS} -XX:AOTCacheOutput=tallyman.aot -Xlog:aot=error \
      --enable-native-access=ALL-UNNAMED -jar quarkus-run.jar

FROM tallyman
COPY --from=trained /opt/tallyman/tallyman.aot ./
USER 10001:10001
# Starts once as it will start later: with the cache or not at all, on an empty directory, every first page there.
RUN TALLYMAN_TRAINING_RUN=true TALLYMAN_DATA_DIR=/tmp/proof TALLYMAN_ADMIN_PASSWORD=only-for-training \
    java ${TALLYMAN_JVM_OPTIONS} -XX:AOTMode=on -XX:AOTCache=tallyman.aot \
      --enable-native-access=ALL-UNNAMED -jar quarkus-run.jar \
 && rm -rf /tmp/proof /tmp/vertx-cache* /tmp/hsperfdata*
VOLUME ["/data"]
EXPOSE 8080 8443 1883 8883 8083 8084 9000
ENTRYPOINT ["/bin/sh", "-c", "exec java ${TALLYMAN_JVM_OPTIONS} -XX:+ExitOnOutOfMemoryError -XX:AOTCache=tallyman.aot -Xlog:aot*=off -Xlog:cds*=off --enable-native-access=ALL-UNNAMED -jar quarkus-run.jar"]
