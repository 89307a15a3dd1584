# Runs one sample's command in its folder and compares what it prints and its exit status:
# cmake -DFOLDER=… -DPROGRAM_FOLDER=… -P sample.cmake. With CAREAUDIT_UPDATE_SAMPLES set in the
# environment it writes them down instead.
cmake_minimum_required(VERSION 3.25)
set(ENV{PATH} "${PROGRAM_FOLDER}:$ENV{PATH}")
execute_process(
  COMMAND sh ./command
  WORKING_DIRECTORY ${FOLDER}
  OUTPUT_VARIABLE out
  ERROR_VARIABLE err
  RESULT_VARIABLE status)
# The version of the rules changes with every word of theirs.
string(REGEX REPLACE "(version|rules) [0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]+" "\\1 …" out "${out}")
if(DEFINED ENV{CAREAUDIT_UPDATE_SAMPLES})
  file(WRITE ${FOLDER}/expected "${out}")
  file(WRITE ${FOLDER}/status "${status}\n")
endif()
file(READ ${FOLDER}/expected expected)
file(READ ${FOLDER}/status wanted)
string(STRIP "${wanted}" wanted)
if(NOT status STREQUAL wanted)
  message(FATAL_ERROR "exit status ${status}, expected ${wanted}\n${err}")
endif()
if(NOT out STREQUAL expected)
  file(WRITE ${PROGRAM_FOLDER}/sample.out "${out}")
  execute_process(COMMAND diff -u ${FOLDER}/expected ${PROGRAM_FOLDER}/sample.out OUTPUT_VARIABLE difference)
  message(FATAL_ERROR "the output differs from ${FOLDER}/expected:\n${difference}")
endif()
